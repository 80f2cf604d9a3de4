import type { Request } from 'express'
import { z } from 'zod'
import type { PlannedParticipant, PlannedRdv } from '#domain/booking/check/planned-rdv.ts'
import type { Query } from '#lib/path.ts'
import type { Zone } from '#lib/zone.ts'
import { id } from '#web/shared/address-values.ts'
import { typedInAddress } from '#web/shared/sent.ts'
import { openContext, type Reader, sealContext } from '../sealed-context.ts'
import type { RdvFrom } from './rdv-address.ts'
import { minutesShown, startShown } from './start-typed.ts'

/** What the form holds, as it was typed: in the address while persons are sought, in the form that is sent, or as the rdv stands. */
export type EditState = z.output<typeof state>

/** The rdv, what stands, and what the form says instead. */
export type Edited = {
  rdv: RdvFrom
  before: PlannedRdv
  given: EditState
  sent: Readonly<Record<string, unknown>>
  /** For the address that the button that was pressed leads to. */
  isTooLong: boolean
}

/** Between the ids of a list that is one value: an address of 250 people holds thrice as many ids. */
const SEPARATOR = '.'

/** However it is written: one value, a list, or what the parser of addresses makes of a long list. */
const listed = (sent: unknown) =>
  typeof sent === 'string'
    ? sent.split(SEPARATOR).filter(Boolean)
    : typeof sent === 'object' && sent !== null
      ? Object.values(sent)
      : []

export const inOneValue = (ids: readonly number[]): string => ids.join(SEPARATOR)

/** Beyond, the boxes of each are no more on the page: what stands stays. */
export const MOST_BOXES = 250

const MOST = 2 * MOST_BOXES
const someIds = z.preprocess(listed, z.array(id.catch(0)).max(MOST)).catch([])
const typed = z.string().max(20_000).catch('')

const place = z.object({
  name: typed,
  address: typed,
  latitude: typed,
  longitude: typed,
  /** The address that these coordinates are of. */
  found_for: typed,
})

const state = z.object({
  jour: typed,
  heure: typed,
  duration_in_min: typed,
  pause: typed,
  agent_ids: someIds,
  lieu_id: typed,
  /** A place for this time only, instead of a lieu. */
  ponctuel: z.literal('1').or(z.literal('')).catch(''),
  lieu_attributes: place.catch({ name: '', address: '', latitude: '', longitude: '', found_for: '' }),
  titre: typed,
  places: typed,
  /** Bounded where it is said. */
  context: z.string().catch(''),
  /** Who joins, and who leaves. */
  user_ids: someIds,
  remove_user: someIds,
  /** Whose boxes are ticked. */
  lifecycle: someIds,
  reminder: someIds,
  /** Whose boxes were shown: of the others, what stands, or the motif of who has just joined. */
  boxes: someIds,
  term: typed,
})

export const readState = (sent: unknown): EditState => state.parse(sent)

/** A context that cannot be read is as it stands, and said. */
type OfAddress = { given: EditState; isContextLost: boolean }

/** An address that holds nothing typed holds the rdv as it stands, with who is added. */
export function stateOfAddress(reader: Reader, req: Request, asItStands: EditState): OfAddress {
  const asked = typedInAddress(req)
  const added = [...readState(asked).user_ids, ...someIds.parse(asked.add_user)]
  if (!('jour' in asked))
    return { given: { ...asItStands, user_ids: added, term: readState(asked).term }, isContextLost: false }
  const given = readState({ ...asked, user_ids: added.map(String) })
  const opened = openContext(reader, given.context || undefined)
  const context = opened === null ? '' : opened.ok ? opened.text : asItStands.context
  return { given: { ...given, context }, isContextLost: opened?.ok === false }
}

export function stateAsItStands(rdv: RdvFrom, planned: PlannedRdv, zone: Zone): EditState {
  const start = startShown(planned, zone)
  const isSingle = rdv.lieu?.availability === 'single_use'
  return {
    jour: start.day,
    heure: start.time,
    duration_in_min: String(minutesShown(planned)),
    pause: String(planned.minutesAfterRdv ?? 0),
    agent_ids: [...planned.agentIds],
    lieu_id: isSingle ? '' : String(rdv.lieuId ?? ''),
    ponctuel: isSingle ? '1' : '',
    lieu_attributes: {
      name: isSingle ? (rdv.lieu?.name ?? '') : '',
      address: isSingle ? (rdv.lieu?.address ?? '') : '',
      latitude: isSingle ? String(rdv.lieu?.latitude ?? '') : '',
      longitude: isSingle ? String(rdv.lieu?.longitude ?? '') : '',
      found_for: isSingle ? (rdv.lieu?.address ?? '') : '',
    },
    titre: planned.title ?? '',
    places: planned.maxParticipantsCount === null ? '' : String(planned.maxParticipantsCount),
    context: planned.context ?? '',
    user_ids: [],
    remove_user: [],
    lifecycle: planned.participants.filter((one) => one.sendLifecycleNotifications).map(({ usagerId }) => usagerId),
    reminder: planned.participants.filter((one) => one.sendReminderNotification).map(({ usagerId }) => usagerId),
    boxes: planned.participants.map(({ usagerId }) => usagerId),
    term: '',
  }
}

/** The participants that it names: those of the rdv who stay, and those who join. */
export function participantIdsOf({ participations }: RdvFrom, { user_ids, remove_user }: EditState): number[] {
  const before = participations.map(({ usager }) => usager.id)
  return [...new Set([...before.filter((one) => !remove_user.includes(one)), ...user_ids.filter((one) => one > 0)])]
}

/** Each with his boxes: as they are ticked, else as they stand, else as the motif says of who has just joined. */
export function participantsOf(rdv: RdvFrom, given: EditState): PlannedParticipant[] {
  const isUsual = rdv.motif.visibilityType === 'visible_and_notified'
  const usual = { sendLifecycleNotifications: isUsual, sendReminderNotification: isUsual }
  const standing = new Map(rdv.participations.map((one) => [one.usager.id, one]))
  const [shown, lifecycle, reminder] = [new Set(given.boxes), new Set(given.lifecycle), new Set(given.reminder)]
  return participantIdsOf(rdv, given).map((usagerId) => {
    const { sendLifecycleNotifications, sendReminderNotification } = shown.has(usagerId)
      ? { sendLifecycleNotifications: lifecycle.has(usagerId), sendReminderNotification: reminder.has(usagerId) }
      : (standing.get(usagerId) ?? usual)
    return { usagerId, sendLifecycleNotifications, sendReminderNotification }
  })
}

/** The same with these participants. */
export function withParticipants(rdv: RdvFrom, given: EditState, usagerIds: readonly number[]): EditState {
  const before = rdv.participations.map(({ usager }) => usager.id)
  return {
    ...given,
    user_ids: usagerIds.filter((one) => !before.includes(one)),
    remove_user: before.filter((one) => !usagerIds.includes(one)),
  }
}

/** What an address says of it. The context is sealed: addresses stand in the logs of whoever carries them. */
export const queryOfState = (reader: Reader, { lieu_attributes, context, ...given }: EditState): Query => ({
  ...Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, typeof value === 'string' ? value : inOneValue(value)]),
  ),
  ...Object.fromEntries(Object.entries(lieu_attributes).map(([name, value]) => [`lieu_attributes[${name}]`, value])),
  context: sealContext(reader, context),
})
