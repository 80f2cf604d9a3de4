export const FORMATS = ['xlsx', 'csv'] as const

/** How long a file may be downloaded, once written; the list keeps its line longer. */
export const FILE_HOURS = 6
export const LISTED_DAYS = 14

export type ExportFailure = 'trop-long' | 'panne'
export type ExportState = 'en-creation' | 'disponible' | 'expire' | 'echoue'

type Dated = { computedAt: Date | null; failure: string | null; expiresAt: Date }

export function stateOf({ computedAt, failure, expiresAt }: Dated, now: Temporal.Instant): ExportState {
  if (failure !== null) return 'echoue'
  if (computedAt === null) return 'en-creation'
  return expiresAt.getTime() > now.epochMilliseconds ? 'disponible' : 'expire'
}
