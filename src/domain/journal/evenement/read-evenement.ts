import { z } from 'zod'
import { db } from '#infra/db.ts'
import { RdvStatus, Verticale } from '#infra/prisma/enums.ts'
import { ACCOUNT_MAILS } from './account-mail.ts'
import type { Evenement } from './evenement.ts'
import type { Recorded } from './recorded-evenement.ts'

/** Null when it was purged. */
export async function findEvenement(id: number): Promise<Recorded | null> {
  const row = await db.evenement.findUnique({ where: { id } })
  if (!row) return null
  const { actorType, actorId, actorName, occurredAt } = row
  return {
    ...recorded.parse(row),
    id,
    actor: { type: actorType, id: actorId, name: actorName ?? '' },
    occurredAt: Temporal.Instant.fromEpochMilliseconds(occurredAt.getTime()),
  }
}

const rdvId = z.int()
const ids = z.array(z.int())
const participations = z.object({ participationIds: ids })

const participationsRemoved = z.array(
  z.object({ id: z.int(), usagerId: z.int(), sendLifecycleNotifications: z.boolean() }),
)
const booked = participations.extend({ brand: z.enum(Verticale).optional() })

const recorded = z.discriminatedUnion('name', [
  z.object({ name: z.literal('rdv.booked'), rdvId, payload: booked }),
  z.object({
    name: z.literal('rdv.moved'),
    rdvId,
    payload: z.object({
      previousStartsAt: z.string(),
      previousEndsAt: z.string(),
      previousLieuId: z.int().nullable(),
      agentIdsKept: ids,
      agentIdsAdded: ids,
      agentIdsRemoved: ids,
      participationIdsAdded: ids.optional(),
    }),
  }),
  z.object({ name: z.literal('rdv.edited'), rdvId, payload: z.object({}) }),
  z.object({
    name: z.literal('rdv.deleted'),
    rdvId,
    payload: z.object({
      former: z
        .object({
          uuid: z.string(),
          startsAt: z.string(),
          endsAt: z.string(),
          sequence: z.int(),
          title: z.string().nullable(),
          motifId: z.int(),
          lieuId: z.int().nullable(),
          agentIds: ids,
          participationsRemoved,
        })
        .nullable(),
    }),
  }),
  z.object({
    name: z.literal('rdv.cancelled'),
    rdvId,
    payload: participations.extend({ status: z.enum(['excused', 'revoked']), isPostponed: z.boolean().optional() }),
  }),
  z.object({
    name: z.literal('rdv.status-changed'),
    rdvId,
    payload: z.object({
      from: z.enum(RdvStatus),
      status: z.enum(['unknown', 'seen', 'noshow']),
      participationIdsBack: ids,
    }),
  }),
  z.object({ name: z.literal('rdv.usager-arrived'), rdvId, payload: z.record(z.string(), z.never()) }),
  z.object({ name: z.literal('rdv.reminder-requested'), rdvId, payload: participations }),
  z.object({ name: z.literal('participation.booked'), rdvId, payload: booked }),
  z.object({ name: z.literal('participation.cancelled'), rdvId, payload: participations }),
  z.object({ name: z.literal('participation.added'), rdvId, payload: participations }),
  z.object({ name: z.literal('participation.removed'), rdvId, payload: z.object({ participationsRemoved }) }),
  z.object({ name: z.literal('participation.link-requested'), rdvId, payload: participations }),
  z.object({
    name: z.literal('participation.status-changed'),
    rdvId,
    payload: participations.extend({ from: z.enum(RdvStatus), status: z.enum(RdvStatus) }),
  }),
  z.object({
    name: z.literal('usager.links-requested'),
    rdvId: z.null(),
    payload: z.object({ usagerId: z.int().nullable(), brand: z.enum(Verticale) }),
  }),
  z.object({
    name: z.literal('account.mail-requested'),
    rdvId: z.null(),
    payload: z.object({
      mail: z.enum(ACCOUNT_MAILS),
      personType: z.enum(['usager', 'agent']),
      personId: z.int(),
      returnTo: z.string().nullable(),
      brand: z.enum(Verticale),
      tries: z.array(z.string()).optional(),
    }),
  }),
]) satisfies z.ZodType<Evenement>
