import { z } from 'zod'

const advisory = z.object({ title: z.string(), url: z.string(), severity: z.string() })
const auditReport = z.object({
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), advisory])) })),
})
const acceptedList = z.array(
  z.object({ advisory: z.string(), reason: z.string().min(20), until: z.iso.date() }).strict(),
)

type Accepted = z.infer<typeof acceptedList>
export type AuditVerdict = { checked: false } | { checked: true; problems: string[] }

const SERIOUS = new Set(['high', 'critical'])

/** What `npm audit --json` says, once what is knowingly accepted, and not for ever, is taken out. */
export function auditVerdict(said: string, accepted: Accepted, today: string): AuditVerdict {
  const report = auditReport.safeParse(read(said))
  if (!report.success) return { checked: false }

  const live = accepted.filter(({ until }) => until >= today).map((one) => one.advisory)
  const found = Object.entries(report.data.vulnerabilities).flatMap(([name, { via }]) =>
    via.flatMap((one) => (typeof one !== 'string' && isOpen(one, live) ? [inWords(name, one)] : [])),
  )
  return { checked: true, problems: [...new Set(found)] }
}

export const readAccepted = (text: string): Accepted => acceptedList.parse(JSON.parse(text))

type Advisory = z.infer<typeof advisory>

const isOpen = ({ severity, url }: Advisory, live: readonly string[]) =>
  SERIOUS.has(severity) && !live.some((id) => url.endsWith(`/${id}`))

const inWords = (name: string, { severity, title, url }: Advisory) => `${name}: ${severity}: ${title} (${url})`

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
