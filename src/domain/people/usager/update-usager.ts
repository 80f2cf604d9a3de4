import type { Actor } from '#domain/actor/actor.ts'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import type { Usager } from '#infra/prisma/client.ts'
import { command, execute } from '#infra/query.ts'
import { doublesOf, emailJustTaken, type FileRefusal, memberNow } from './create-usager.ts'
import { type AgentFileChange, writtenByAgent } from './file-change.ts'
import { lockFamilies } from './lock-families.ts'
import * as usagerScope from './usager-scope.ts'

type Update = {
  actor: AgentActor
  author: Actor
  organisationId: number
  usagerId: number
  change: AgentFileChange
  /** Of the file that the form showed. */
  version: string
  confirmed: readonly string[]
}

export type UpdateRefusal =
  | Exclude<FileRefusal, { reason: 'responsable-introuvable' }>
  | { ok: false; reason: 'change-entre-temps' | 'introuvable' }

/** What changes with each writing of a file. */
export const fileVersion = ({ updatedAt }: Pick<Usager, 'updatedAt'>) => String(updatedAt.getTime())

/** On a file that the agent sees, as it was when he read it. Doubles are looked for among what he changed. */
export const updateUsager = (update: Update): Promise<{ ok: true } | UpdateRefusal> =>
  deed(update.author, (tx) => write(tx, update)).catch((error: unknown) => {
    const refused = emailJustTaken(error)
    if (refused.reason === 'responsable-introuvable') throw error
    return refused
  })

async function write(tx: DeedTx, update: Update): Promise<{ ok: true } | UpdateRefusal> {
  const { organisationId, usagerId, change, version } = update
  await lockFamilies(tx.sql, [usagerId])
  await execute(LOCK, [usagerId], tx.sql)
  const actor = await memberNow(tx, update)
  if (!actor) return { ok: false, reason: 'introuvable' }
  const known = await tx.prisma.usager.findFirst({
    where: { AND: [usagerScope.seenByAgent(actor, organisationId), { id: usagerId }] },
  })
  if (!known) return { ok: false, reason: 'introuvable' }
  if (fileVersion(known) !== version) return { ok: false, reason: 'change-entre-temps' }
  const data = writtenByAgent(known, change)
  const refusal = await doublesOf(tx, { ...update, actor }, changedIdentity(known, data))
  if (refusal && refusal.reason !== 'responsable-introuvable') return refusal
  await tx.prisma.usager.update({ where: { id: usagerId }, data })
  return { ok: true }
}

const LOCK = command('lock-usager-for-agent', 'SELECT FROM usagers WHERE id = $1 FOR UPDATE')

/** Only what is new may be that of another file: a double that is there is told once, when it is made. */
function changedIdentity(known: Usager, written: ReturnType<typeof writtenByAgent>) {
  const after = { ...known, ...written }
  const isSame = (...fields: ('firstName' | 'lastName' | 'email' | 'phoneNumberFormatted')[]) =>
    fields.every((field) => after[field] === known[field])
  const isSamePerson = isSame('firstName', 'lastName') && after.birthDate?.getTime() === known.birthDate?.getTime()
  return {
    usagerId: known.id,
    firstName: after.firstName,
    lastName: after.lastName,
    birthDate: isSamePerson ? null : after.birthDate,
    email: isSame('email') ? null : after.email,
    phoneNumberFormatted: isSame('phoneNumberFormatted') ? null : after.phoneNumberFormatted,
  }
}
