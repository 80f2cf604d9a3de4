import type { Prisma } from '#infra/prisma/client.ts'
import type { RdvStatus } from '#infra/prisma/enums.ts'

/** Of a rdv, or of a participation, that does not take place; the others are live. */
export const CANCELLED = ['excused', 'revoked'] as const satisfies readonly RdvStatus[]

export const isCancelledStatus = (status: string): status is (typeof CANCELLED)[number] =>
  CANCELLED.some((cancelled) => cancelled === status)

/** Live ones, for Prisma. */
export const LIVE = {
  status: { notIn: [...CANCELLED] },
} satisfies Prisma.RdvWhereInput & Prisma.ParticipationWhereInput

/** The same in SQL. */
export const isLive = (table: string) => `${table}.status NOT IN (${CANCELLED.map((status) => `'${status}'`)})`
