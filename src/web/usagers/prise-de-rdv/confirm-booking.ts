import { enrolInRdv } from '#domain/booking/participation/enrol-in-rdv.ts'
import type { PlafondReached } from '#domain/booking/plafond/plafond.ts'
import { bookRdv } from '#domain/booking/rdv/book-rdv.ts'
import { bookerOf } from '#domain/territory/motif/booker.ts'
import { say } from '#lib/say.ts'
import { type Answer, goTo } from '#web/shared/answer.ts'
import { fact, information, warning } from '#web/shared/flash.ts'
import type { Flash } from '#web/shared/layout.ts'
import { rdvsPath } from '../rdvs/paths.ts'
import { etapeHref } from './etape-address.ts'
import { narrowingOf } from './for-whom.ts'
import type { Journey } from './journey.ts'
import { type Lost, lostCreneau } from './lost-creneau.ts'
import { plafondInWords } from './plafond-words.ts'
import type { JourneyVisit } from './search-visit.ts'

type Taken = { rdvId: number; said: Flash }

/** Takes the rdv, or joins it; an answer, when it cannot. */
export const confirmBooking = (visit: JourneyVisit, journey: Journey): Promise<Taken | Answer> =>
  journey.collectifId === null ? book(visit, journey) : enrol(visit, journey, journey.collectifId)

async function book(visit: JourneyVisit, journey: Journey): Promise<Taken | Answer> {
  const { motif, parcours, startsAt, chosen } = journey
  const booked = await bookRdv({
    ...bookerIn(visit, journey),
    motifId: motif.id,
    lieuId: parcours.lieu_id ?? null,
    startsAt: startsAt.toInstant(),
    durationInMin: parcours.duration,
    usagerIds: chosen.map(({ id }) => id),
    sessionDigest: visit.sessionDigest,
  })
  if (booked.ok) return { rdvId: booked.rdv.id, said: fact(say('Votre rendez-vous est confirmé')) }
  if (booked.reason === 'telephone-manquant') return goTo(etapeHref(journey, 'informations'))
  if (booked.reason === 'usager-hors-famille') return goTo(etapeHref(journey, 'pour-qui'))
  if (booked.reason === 'plafond') return refuseMore(visit, journey, booked.reached)
  return lose(journey, booked.reason)
}

async function enrol(visit: JourneyVisit, journey: Journey, rdvId: number): Promise<Taken | Answer> {
  const usagerIds = journey.chosen.slice(0, 1).map(({ id }) => id)
  const enrolled = await enrolInRdv({ ...bookerIn(visit, journey), rdvId, usagerIds })
  if (enrolled.ok)
    return {
      rdvId,
      said:
        enrolled.change === 'already'
          ? information(say('Cette personne est déjà inscrite.'))
          : fact(say('Votre inscription est confirmée')),
    }
  if (enrolled.reason === 'usager-hors-famille') return goTo(etapeHref(journey, 'pour-qui'))
  if (enrolled.reason === 'plafond') return refuseMore(visit, journey, enrolled.reached)
  return lose(journey, enrolled.reason)
}

/** All that was chosen is kept: it may be confirmed once there is room. */
function refuseMore({ actor }: JourneyVisit, journey: Journey, reached: PlafondReached) {
  const said = warning(plafondInWords(reached, journey.startsAt.timeZoneId))
  const action = { href: rdvsPath(), text: say('Voir mes rendez-vous') }
  return goTo(etapeHref(journey, 'confirmation'), actor.session.kind === 'account' ? { ...said, action } : said)
}

const bookerIn = (visit: JourneyVisit, { motif, parcours }: Journey) => ({
  booker: bookerOf(visit.invited, motif.id),
  narrowing: narrowingOf(visit, parcours),
  invitationId: visit.invited?.invitation.personal?.id,
  actor: visit.author,
  session: visit.actor.session,
  now: visit.now,
})

const lose = ({ parcours, startsAt }: Journey, reason: Lost) => lostCreneau(reason, parcours, startsAt.toPlainDate())
