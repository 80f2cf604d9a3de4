import { z } from 'zod'
import type { UsagerSession } from '#domain/actor/usager-actor.ts'
import type { DeedTx } from '#domain/journal/deed.ts'
import { createProche } from '#domain/people/proche/create-proche.ts'
import { completeProche, findMeant, type NamedProche } from '#domain/people/proche/know-proche.ts'
import * as procheRules from '#domain/people/proche/proche-rules.ts'
import type { FileChange } from '#domain/people/usager/file-change.ts'
import { lockFamilies } from '#domain/people/usager/lock-families.ts'
import { listParticipants, type Participant } from '#domain/people/usager/participant-queries.ts'
import { writeAntsNumber, writeFile } from '#domain/people/usager/update-file.ts'
import { query, statement } from '#infra/query.ts'
import type { Author } from './author.ts'

/** For whom a rdv is, and what its form asked: written with the rdv, and not before. */
export type Whom = {
  /** Members of the family. */
  usagerIds: readonly number[]
  /** A proche given by names and birth date: the one whom the family has, or a new one. */
  named?: NamedProche | null
  typed?: Typed | null
}

type Typed = {
  /** On the file of who takes the rdv. */
  change: FileChange
  /** He proved an address, not that the file is his: what it says stays (decision 9). */
  onlyEmpty: boolean
  /** Where a visit at home goes: files say it, and pages, mails and agents read it there. */
  home?: string | null
  /** Pre-demande numbers, by usager. */
  antsNumbers: ReadonlyMap<number, string>
}

type By = { actor: Author; session: UsagerSession | null }

/** Who is meant, as rules judge them; `isNew`: the named proche is not known yet, whom the rdv makes. */
export type Meant = {
  usagerIds: readonly number[]
  isNew: boolean
  /** The named proche, when the family has him. */
  knownId: number | null
  responsibleId: number
  /** Those meant; for a new proche, who takes the rdv. */
  participants: Participant[]
  /** With the one whom a code named. */
  session: UsagerSession | null
}

/** Their families are locked until the deed ends; null when somebody is not there, who takes the rdv too, or may not be named. */
export async function findWhom(tx: DeedTx, { named, usagerIds, ...by }: Whom & By): Promise<Meant | null> {
  await lockFamilies(tx.sql, [...usagerIds, ...takerOf(by)])
  const nobody = { usagerIds, isNew: false, knownId: null, responsibleId: by.actor.id }
  if (!named) return meant(tx, nobody, by)
  if (!by.session || procheRules.name({ session: by.session })) return null

  const responsibleId = await responsableOf(tx, by)
  const known = await findMeant(tx, responsibleId, named)
  if (known === null) return meant(tx, { ...nobody, isNew: true, responsibleId }, by)
  const session = withNamed(by.session, known)
  const withKnown = [...new Set([...usagerIds, known])]
  return meant(tx, { usagerIds: withKnown, isNew: false, knownId: known, responsibleId }, { ...by, session })
}

async function meant(tx: DeedTx, found: Omit<Meant, 'participants' | 'session'>, by: By) {
  const judged = new Set(found.isNew ? [...found.usagerIds, by.actor.id] : found.usagerIds)
  const there = new Set([...judged, ...takerOf(by)])
  const known = await listParticipants(tx.sql, [...there])
  const participants = known.filter(({ id }) => judged.has(id))
  return known.length < there.size ? null : { ...found, participants, session: by.session }
}

/** A prescripteur has no file. */
const takerOf = ({ actor }: By) => (actor.type === 'usager' ? [actor.id] : [])

const withNamed = (session: UsagerSession, id: number): UsagerSession =>
  session.kind === 'code' ? { ...session, procheIds: [...session.procheIds, id] } : session

/** An account answers for its own proches; who came by a code or a link may be a proche himself. */
async function responsableOf(tx: DeedTx, { actor, session }: By) {
  if (session?.kind === 'account') return actor.id
  const [row] = await query(RESPONSABLE, [actor.id], tx.sql)
  return row?.responsibleId ?? actor.id
}

const RESPONSABLE = statement(
  'responsable-of',
  { responsibleId: z.int().nullable() },
  'SELECT responsible_id AS "responsibleId" FROM usagers WHERE id = $1',
)

/** Writes what was typed, makes the proche who was not known, and gives everybody whom the rdv is for. */
export async function writeWhom(tx: DeedTx, { named, typed, actor }: Whom & By, found: Meant): Promise<number[]> {
  if (typed) await writeTyped(tx, typed, { actor, usagerIds: found.usagerIds })
  const usagerIds = await writeNamed(tx, named, found)
  if (typed?.home) await writeHome(tx, typed.home, { takerId: actor.id, usagerIds })
  return usagerIds
}

async function writeNamed(tx: DeedTx, named: Whom['named'], found: Meant): Promise<number[]> {
  if (!named) return [...found.usagerIds]
  if (found.isNew) {
    const proche = { ...named, createdThrough: 'user_relative_creation' } as const
    return [...found.usagerIds, await createProche(tx.prisma, found.responsibleId, proche)]
  }
  if (found.knownId !== null) await completeProche(tx, found.knownId, named)
  return [...found.usagerIds]
}

type Visited = { takerId: number; usagerIds: readonly number[] }

/** On the file of who takes the rdv, and of each who comes, but for a proche who lives where he does. */
async function writeHome(tx: DeedTx, address: string, { takerId, usagerIds }: Visited) {
  await writeFile(tx, { usagerId: takerId, change: { address } })
  const livesElsewhere = {
    OR: [{ address: { not: null } }, { responsibleId: null }, { responsibleId: { not: takerId } }],
  }
  await tx.prisma.usager.updateMany({
    where: { id: { in: [...usagerIds], not: takerId }, ...livesElsewhere },
    data: { address, cityCode: null, postCode: null, cityName: null },
  })
}

async function writeTyped(
  tx: DeedTx,
  typed: Typed,
  { actor, usagerIds }: { actor: Author; usagerIds: readonly number[] },
) {
  const { change, onlyEmpty, antsNumbers } = typed
  if (Object.keys(change).length > 0) await writeFile(tx, { usagerId: actor.id, change, onlyEmpty })
  for (const [usagerId, number] of antsNumbers)
    if (usagerIds.includes(usagerId)) await writeAntsNumber(tx, { usagerId, number, onlyEmpty })
}
