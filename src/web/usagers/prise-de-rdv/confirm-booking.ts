import { enrolInRdv } from '#domain/booking/participation/enrol-in-rdv.ts'
import type { PlafondReached } from '#domain/booking/plafond/plafond.ts'
import { bookRdv } from '#domain/booking/rdv/book-rdv.ts'
import type { Whom } from '#domain/booking/rdv/whom.ts'
import type { FileChange } from '#domain/people/usager/file-change.ts'
import { bookerOf } from '#domain/territory/motif/booker.ts'
import { say } from '#lib/say.ts'
import { Answer, goTo } from '#web/shared/answer.ts'
import { fact, information, warning } from '#web/shared/flash.ts'
import type { Flash } from '#web/shared/layout.ts'
import { confirmationHref } from './choice-address.ts'
import { narrowingOf } from './for-whom.ts'
import { findJourney, type Journey } from './journey.ts'
import { type Lost, lostCreneau } from './lost-creneau.ts'
import { backTo, searchHref } from './parcours.ts'
import { plafondInWords } from './plafond-words.ts'
import { plafondFlash, refusalOf } from './refused-ahead.ts'
import type { JourneyVisit } from './search-visit.ts'
import type { WhomTyped } from './whom-form.ts'

export type Confirmed = { whom: WhomTyped; change: FileChange }

type Taken = { rdvId: number; usagerIds: readonly number[]; said: Flash }

/** Takes the rdv, or joins it; an answer, when it cannot. */
export const confirmBooking = (visit: JourneyVisit, journey: Journey, confirmed: Confirmed): Promise<Taken | Answer> =>
  journey.collectifId === null
    ? book(visit, journey, confirmed)
    : enrol(visit, { journey, confirmed, rdvId: journey.collectifId })

async function book(visit: JourneyVisit, journey: Journey, confirmed: Confirmed): Promise<Taken | Answer> {
  const { motif, parcours, startsAt } = journey
  const booked = await bookRdv({
    ...bookerIn(visit, journey),
    ...whomOf(visit, journey, confirmed),
    motifId: motif.id,
    lieuId: parcours.lieu_id ?? null,
    startsAt: startsAt.toInstant(),
    durationInMin: parcours.duration,
    sessionDigest: visit.sessionDigest,
  })
  if (booked.ok)
    return {
      rdvId: booked.rdv.id,
      usagerIds: booked.usagerIds,
      said: fact(say('Votre rendez-vous est confirmé'), another(journey)),
    }
  if (booked.reason === 'telephone-manquant' || booked.reason === 'usager-hors-famille') return askAgain(journey)
  if (booked.reason === 'plafond') return refuseMore(visit, journey, booked.reached)
  return lose(journey, booked.reason)
}

type Enrolled = { journey: Journey; confirmed: Confirmed; rdvId: number }

async function enrol(visit: JourneyVisit, { journey, confirmed, rdvId }: Enrolled): Promise<Taken | Answer> {
  const enrolled = await enrolInRdv({ ...bookerIn(visit, journey), ...whomOf(visit, journey, confirmed), rdvId })
  if (enrolled.ok)
    return {
      rdvId,
      usagerIds: enrolled.usagerIds,
      said:
        enrolled.change === 'already'
          ? information(say('Cette personne est déjà inscrite.'))
          : fact(say('Votre inscription est confirmée'), another(journey)),
    }
  if (enrolled.reason === 'plafond') return refuseMore(visit, journey, enrolled.reached)
  return enrolled.reason === 'usager-hors-famille' ? askAgain(journey) : lose(journey, enrolled.reason)
}

/** Of another rdv, from the same address. */
export const nextSearchHref = ({ parcours }: Journey) =>
  searchHref({ ...backTo.motif(parcours), service_id: undefined })

const another = (journey: Journey) => ({
  href: nextSearchHref(journey),
  text: say('Prendre un autre rendez-vous'),
})

function whomOf({ usager }: JourneyVisit, { onlyEmpty, needs }: Journey, { whom, change }: Confirmed): Whom {
  const { forSelf, procheIds, named, birthDate, antsNumber } = whom
  return {
    usagerIds: [...(forSelf ? [usager.id] : []), ...procheIds],
    named,
    typed: {
      change: birthDate ? { ...change, birthDate } : change,
      onlyEmpty,
      home: (needs.address && change.address) || null,
      antsNumbers: antsNumber ? new Map([...whom.antsNumbers, [usager.id, antsNumber]]) : whom.antsNumbers,
    },
  }
}

const bookerIn = (visit: JourneyVisit, { motif, parcours }: Journey) => ({
  booker: bookerOf(visit.invited, motif.id),
  narrowing: narrowingOf(visit, parcours),
  invitationId: visit.invited?.invitation.personal?.id,
  actor: visit.author,
  session: visit.actor.session,
  now: visit.now,
})

/** All that was chosen is kept: it may be confirmed once there is room. The page says it by itself when nobody may be chosen. */
async function refuseMore(visit: JourneyVisit, journey: Journey, reached: PlafondReached) {
  const again = await findJourney(visit, { ...journey, isConfirming: false })
  if (!(again instanceof Answer) && refusalOf(again, visit.usager.id)) return goTo(confirmationHref(journey))
  const words = plafondInWords(reached, journey.startsAt.timeZoneId, journey.motif.organisation)
  return goTo(confirmationHref(journey), plafondFlash(visit.actor, words))
}

/** The family or the file changed meanwhile. */
const askAgain = (journey: Journey) =>
  goTo(confirmationHref(journey), warning(say('Vos informations ont changé entre-temps. Vérifiez-les de nouveau.')))

const lose = ({ parcours, startsAt }: Journey, reason: Lost) => lostCreneau(reason, parcours, startsAt.toPlainDate())
