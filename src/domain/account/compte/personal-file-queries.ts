import { allUsagerFields } from '#domain/people/usager/usager-fields.ts'
import { db } from '#infra/db.ts'
import { decrypt } from '#infra/encryption.ts'
import { withEach } from '#lib/keys-with.ts'

/** All that is kept of a person and of the proches he acts for, as he has a right to receive it. */
export async function readPersonalFile(usagerId: number) {
  const family = await db.usager.findMany({
    where: { OR: [{ id: usagerId }, { responsibleId: usagerId }], deletedAt: null },
    select: PERSON,
  })
  const ids = family.map(({ id }) => id)
  const participations = await db.participation.findMany({
    where: { usagerId: { in: ids }, rdv: { motif: { visibilityType: { not: 'invisible' } } } },
    select: PARTICIPATION,
    orderBy: { rdv: { startsAt: 'asc' } },
  })
  const receipts = await db.receipt.findMany({
    where: { usagerId: { in: ids } },
    select: RECEIPT,
    orderBy: { id: 'asc' },
  })
  const consultations = await db.consultation.findMany({
    where: { usagerId: { in: ids } },
    select: CONSULTATION,
    orderBy: { id: 'asc' },
  })
  return { family: family.map(withClearNotes), participations, receipts, consultations }
}

const withClearNotes = <Person extends { notes: string | null }>(person: Person) => {
  const opened = person.notes === null ? null : decrypt('usagers.notes', person.notes)
  return { ...person, notes: opened?.ok ? opened.text : null }
}

export type PersonalFile = Awaited<ReturnType<typeof readPersonalFile>>

const PERSON = {
  id: true,
  ...withEach(allUsagerFields, true),
  createdAt: true,
  confirmedAt: true,
  lastSeenOn: true,
  createdThrough: true,
  loggedOnceWithFranceconnect: true,
  profiles: { select: { organisation: { select: { name: true } } } },
  referents: { select: { agent: { select: { firstName: true, lastName: true } } } },
  filesAttente: { select: { rdvId: true, createdAt: true } },
} as const

const PARTICIPATION = {
  status: true,
  createdAt: true,
  usager: { select: { firstName: true, lastName: true } },
  rdv: {
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      motif: { select: { name: true, service: { select: { name: true } } } },
      lieu: { select: { name: true, address: true } },
      organisation: { select: { name: true, territoire: { select: { timeZone: true } } } },
    },
  },
} as const

const RECEIPT = {
  createdAt: true,
  channel: true,
  event: true,
  result: true,
  emailAddress: true,
  smsPhoneNumber: true,
  content: true,
} as const

/** The name of the agent is not the usager's to know: day, organisation and service are (decision 12). */
const CONSULTATION = { hour: true, organisationId: true, serviceName: true } as const
