import type { Hold } from '#domain/booking/hold/hold.ts'
import { findRdvTaken, findUsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
import { listAgentNames } from '#domain/people/agent/agent-queries.ts'
import type { Person } from '#domain/people/usager/booking-file-queries.ts'
import { listReferents } from '#domain/people/usager/referent-queries.ts'
import { findOpenLieu, type LieuShown } from '#domain/territory/lieu/lieu-queries.ts'
import { bookerOf } from '#domain/territory/motif/booker.ts'
import { type ChosenMotif, findChosenMotif } from '#domain/territory/motif/chosen-motif-queries.ts'
import { phone } from '#lib/phone.ts'
import { say } from '#lib/say.ts'
import { localDay } from '#lib/zone.ts'
import { type Answer, goTo } from '#web/shared/answer.ts'
import { information, warning } from '#web/shared/flash.ts'
import { rdvPath, rdvsPath } from '../rdvs/paths.ts'
import { findBookableChoice } from './bookable-choice.ts'
import type { ChoiceAddress } from './choice-address.ts'
import { startOf } from './chosen-start.ts'
import { lostCreneau } from './lost-creneau.ts'
import { motifsOf } from './motifs-found.ts'
import { type Parcours, searchHref } from './parcours.ts'
import type { JourneyVisit } from './search-visit.ts'
import { whoReceives } from './week-page.ts'

/** What was chosen, whether or not it is known who chose it. */
export type ChosenRdv = ChoiceAddress & {
  motif: ChosenMotif
  lieu: LieuShown | null
  startsAt: Temporal.ZonedDateTime
  endsAt: Temporal.ZonedDateTime
  /** Title of a rdv collectif. */
  title: string | null
  hold: Hold | null
  /** With whom, in words, of a follow-up. */
  receivedBy: string | null
  /** Who of the family comes already to a rdv collectif. */
  coming: Person[]
}

type Asked = ChoiceAddress & { isConfirming: boolean }

/** Looked at again on each page. An answer that was not given, or a condition that was not read: the search asks. */
export async function findChosenRdv(visit: JourneyVisit, asked: Asked): Promise<ChosenRdv | Answer> {
  const { isConfirming, ...address } = asked
  const motif = await findOpenMotif(visit, address.parcours)
  if (!motif) return (await findTaken(visit, address, 'Europe/Paris')) ?? goTo(searchHref(address.parcours))

  const zone = motif.organisation.territoire.timeZone
  const parcours = complete(address.parcours, motif)
  const startsAt = startOf(parcours.starts_at, zone)
  if (!startsAt && address.collectifId === null) return goTo(searchHref(parcours))
  if (isToAccept(motif) && !parcours.restriction_lue) return goTo(searchHref(onDayOf(startsAt, zone, parcours)))
  if (!(await isInvitedTo(visit, motif, parcours))) return goTo(searchHref({ ...parcours, motif_id: undefined }))

  const choice = await findBookableChoice(visit, { ...asked, parcours, startsAt })
  if (!choice.ok) {
    return (
      (await findTaken(visit, { parcours, collectifId: null }, zone)) ??
      (await unfollowed(visit, motif, parcours)) ??
      lostCreneau(choice.reason, parcours, localDay(startsAt ?? visit.now, zone))
    )
  }
  const { hold, lieuId, title, coming } = choice
  const times = { startsAt: choice.startsAt.toZonedDateTimeISO(zone), endsAt: choice.endsAt.toZonedDateTimeISO(zone) }
  const lieu = lieuId === null ? null : await findOpenLieu(lieuId, visit.now)
  const receivedBy = motif.followUp ? await namesOf(choice.agentIds) : null
  return { ...address, parcours, motif, lieu, hold, receivedBy, title, coming, ...times }
}

const namesOf = async (agentIds: readonly number[]) => whoReceives(agentIds, await listAgentNames(agentIds)) || null

const findOpenMotif = async ({ invited }: JourneyVisit, { motif_id: id }: Parcours) =>
  id ? findChosenMotif(id, bookerOf(invited, id)) : null

/** Asked on the page of the hours. */
const isToAccept = ({ restrictionForRdv, restrictionToAccept }: ChosenMotif) =>
  Boolean(restrictionForRdv) && restrictionToAccept

/** Links of partners name the motif and the lieu only: the way back to the search wants where one is. */
const complete = (parcours: Parcours, { locationType, organisation }: ChosenMotif): Parcours => ({
  ...parcours,
  departement: parcours.departement ?? organisation.territoire.departementNumber,
  ...(locationType === 'public_office' || parcours.public_link_organisation_id
    ? {}
    : { user_selected_organisation_id: organisation.id }),
})

const onDayOf = (startsAt: Temporal.Instant | null, zone: string, parcours: Parcours): Parcours =>
  startsAt ? { ...parcours, date: localDay(startsAt, zone).toString() } : parcours

/** An invitation opens what its search finds, and no other motif of an address. */
async function isInvitedTo(visit: JourneyVisit, motif: ChosenMotif, parcours: Parcours) {
  if (!visit.invited) return true
  return (await motifsOf(visit, parcours)).some(({ id }) => id === motif.id)
}

/** A follow-up of somebody whom nobody follows, or not who is named, was free at no hour. */
async function unfollowed({ usager, invited }: JourneyVisit, { followUp, organisation }: ChosenMotif, asked: Parcours) {
  if (!followUp || invited) return null
  const followers = await listReferents(usager.id)
  if (followers.some(({ id }) => asked.referent_ids?.includes(id) ?? true)) return null
  const said = say(
    'Ce rendez-vous se prend avec la personne qui vous suit. D’après votre dossier, ce n’est pas celle de ce lien.',
  )
  const { phoneNumber } = organisation
  const call = phoneNumber
    ? ` ${say('Si ce n’est pas normal, appelez le {phone}.', { phone: phone(phoneNumber) })}`
    : ''
  return goTo(rdvsPath(), warning(`${said}${call}`))
}

/** Back from a rdv just taken: it is shown, rather than said to be taken, or not there once the invitation is used. */
async function findTaken({ actor }: JourneyVisit, { parcours, collectifId }: ChoiceAddress, zone: string) {
  const startsAt = startOf(parcours.starts_at, zone)
  const motifId = parcours.motif_id
  const rdv =
    collectifId === null
      ? startsAt && motifId !== undefined && (await findRdvTaken(actor, { motifId, startsAt }))
      : await findUsagerRdv(actor, collectifId)
  if (!rdv || usagerRdvRules.show(actor, rdv)) return null
  return goTo(rdvPath({ rdvId: rdv.id }), information(say('Vous avez déjà ce rendez-vous.')))
}
