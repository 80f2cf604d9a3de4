import type { Actor } from '#domain/actor/actor.ts'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as standingRules from '#domain/actor/standing-rules.ts'
import { createOnce } from '#domain/journal/create-once.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { findSessionAgent } from '#domain/people/agent/session-agent-queries.ts'
import { refusedAs } from '#infra/constraints.ts'
import { attachUsagers } from './attach-usager.ts'
import { type Duplicate, duplicateKey, type TakenEmail } from './duplicate.ts'
import { type AgentFileChange, writtenByAgent } from './file-change.ts'
import { findDuplicates } from './find-duplicates.ts'
import { lockFamilies } from './lock-families.ts'
import * as usagerScope from './usager-scope.ts'

type NewFile = AgentFileChange & { firstName: string; lastName: string }

type Creation = {
  actor: AgentActor
  author: Actor & { id: number }
  organisationId: number
  file: NewFile
  /** Of a proche: somebody whose file is open to the agent, who is nobody's proche. */
  responsibleId: number | null
  /** Keys of the duplicates that were shown, and passed over. */
  confirmed: readonly string[]
  once: string
}

export type FileRefusal =
  | { ok: false; reason: 'doublons'; duplicates: Duplicate[] }
  | { ok: false; reason: 'email-pris'; taken: TakenEmail }
  | { ok: false; reason: 'responsable-introuvable' }
  /** To an agent who is no longer of the organisation, nothing is there. */
  | { ok: false; reason: 'introuvable' }

/** Known in the organisation at once, with his family. Twice is once. */
export const createUsager = (creation: Creation): Promise<{ ok: true; usagerId: number } | FileRefusal> =>
  deed(creation.author, (tx) => create(tx, creation)).catch(emailJustTaken)

/** Written by somebody else between the look and the write. */
export const emailJustTaken = (error: unknown): FileRefusal => {
  refusedAs('adresse-deja-prise')(error)
  return { ok: false, reason: 'email-pris', taken: { person: null } }
}

async function create(tx: DeedTx, creation: Creation) {
  let refusal: FileRefusal = { ok: false, reason: 'responsable-introuvable' }
  const usagerId = await createOnce(tx, {
    once: creation.once,
    create: async () => {
      const refused = await refusalOf(tx, creation)
      if (!refused) return write(tx, creation)
      refusal = refused
      return null
    },
    isThere: async (id) => (await tx.prisma.usager.count({ where: { id, deletedAt: null } })) > 0,
  })
  return usagerId === null ? refusal : { ok: true as const, usagerId }
}

async function refusalOf(tx: DeedTx, creation: Creation): Promise<FileRefusal | null> {
  const { responsibleId, file } = creation
  if (responsibleId !== null) await lockFamilies(tx.sql, [responsibleId])
  const actor = await memberNow(tx, creation)
  if (!actor) return { ok: false, reason: 'introuvable' }
  if (responsibleId !== null && !(await mayAnswer(tx, { ...creation, actor }, responsibleId)))
    return { ok: false, reason: 'responsable-introuvable' }
  const { phoneNumberFormatted = null } = writtenByAgent(null, file)
  const { birthDate = null, email = null } = file
  return doublesOf(tx, { ...creation, actor }, { ...file, birthDate, email, phoneNumberFormatted, usagerId: null })
}

/** The agent as his roles are now; null when he is no longer of this organisation, whatever the page was asked with. */
export async function memberNow(
  { sql }: DeedTx,
  { actor, organisationId }: Pick<Creation, 'actor' | 'organisationId'>,
) {
  const acting = await findSessionAgent(actor.id, sql)
  return acting && !standingRules.belong(acting.actor, organisationId) ? acting.actor : null
}

/** What of other files stands against this one; those that were shown and passed over, no more. */
export async function doublesOf(
  tx: DeedTx,
  { actor, organisationId, confirmed }: Pick<Creation, 'actor' | 'organisationId' | 'confirmed'>,
  identity: Parameters<typeof findDuplicates>[1],
): Promise<FileRefusal | null> {
  const { email, duplicates } = await findDuplicates({ actor, organisationId }, identity, tx.sql)
  if (email) return { ok: false, reason: 'email-pris', taken: email }
  const isNew = duplicates.some((duplicate) => !confirmed.includes(duplicateKey(duplicate)))
  return isNew ? { ok: false, reason: 'doublons', duplicates } : null
}

async function mayAnswer({ prisma }: DeedTx, { actor, organisationId }: Creation, id: number) {
  const where = { AND: [usagerScope.seenByAgent(actor, organisationId), { id, responsibleId: null }] }
  return (await prisma.usager.count({ where })) > 0
}

async function write(tx: DeedTx, { author, organisationId, file, responsibleId }: Creation): Promise<number> {
  const { id } = await tx.prisma.usager.create({
    data: {
      ...file,
      ...writtenByAgent(null, file),
      responsibleId,
      createdThrough: 'agent_creation',
      invitedByType: 'agent',
      invitedById: author.id,
      ...(responsibleId === null ? {} : { profiles: { create: await profilesOf(tx, responsibleId) } }),
    },
    select: { id: true },
  })
  await attachUsagers(tx.sql, [id], organisationId)
  return id
}

/** A proche is known where his responsable is. */
const profilesOf = ({ prisma }: DeedTx, usagerId: number) =>
  prisma.usagerProfile.findMany({ where: { usagerId }, select: { organisationId: true } })
