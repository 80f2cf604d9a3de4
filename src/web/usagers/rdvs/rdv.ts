import type { Request, Response } from 'express'
import { contactPhoneOf } from '#domain/booking/rdv/rdv-place.ts'
import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
import { isCancelledStatus } from '#domain/booking/status/status.ts'
import { say } from '#lib/say.ts'
import { dayShort, duration } from '#lib/spoken-words.ts'
import { linesOf } from '#lib/typography.ts'
import { inscriptionPath } from '../connexion/paths.ts'
import { page } from '../page.ts'
import { type UsagerVisit, visitOf } from '../visit.ts'
import { familyStatusOf, type ShownStatus } from './family-status.ts'
import { messagesFact } from './messages-fact.ts'
import { calendrierPath, participationsPath, rdvsPath } from './paths.ts'
import { bookAgainPath, cancellationNote } from './rdv-cancelled.ts'
import { type Changes, changesOf } from './rdv-changes.ts'
import { type Fact, meetingFacts, personsOf, timesOf } from './rdv-facts.ts'
import { rdvOf } from './rdv-reader.ts'

type Content = {
  /** The h1, where no deed was just done. */
  heading: string
  startsAt: Temporal.ZonedDateTime
  about: string
  status: ShownStatus
  facts: Fact[]
  toBring: string[]
  number: string
  calendar: string | null
  cancelled: Cancelled | null
  changes: Changes | null
  /** To say that another person comes. */
  persons: string | null
  isCollectif: boolean
  back: string | null
  signUp: string | null
}
const rdvPage = page<Content>('usagers/rdvs/rdv')

/** Just taken, to come, past or cancelled: all that one needs to come, then what can still be changed. */
export async function show(req: Request, res: Response) {
  const rdv = rdvOf(req)
  const visit = visitOf(req)
  const { actor, now } = visit
  const status = familyStatusOf(actor, rdv, now)
  const isCancelled = isCancelledStatus(status)
  const title = say('Votre rendez-vous du {day}', { day: dayShort(timesOf(rdv).startsAt) })
  const hasAccount = actor.session.kind === 'account'
  rdvPage(req, res, {
    title,
    heading: isCancelled ? cancelledHeading(rdv) : say('Votre rendez-vous'),
    ...whenOf(visit, rdv),
    status,
    facts: [...meetingFacts({ rdv, actor }), ...(isCancelled ? [] : await messagesFact(visit, rdv))],
    toBring: isCancelled ? [] : linesOf(rdv.motif.instructionForRdv).map(withoutDash),
    number: String(rdv.id),
    calendar: isCancelled ? null : calendrierPath({ rdvId: rdv.id }),
    cancelled: isCancelledStatus(status) ? cancelledOf(rdv, status) : null,
    changes: changesOf(rdv, actor, now),
    persons: personsHref(visit, rdv),
    isCollectif: rdv.motif.collectif,
    back: actor.session.kind === 'invitation' ? null : rdvsPath(),
    signUp: hasAccount ? null : inscriptionPath(),
  })
}

function whenOf({ actor, now }: UsagerVisit, rdv: UsagerRdv) {
  const { startsAt, minutes } = timesOf(rdv)
  const persons = personsOf({ rdv, actor, now }).join(', ')
  return { startsAt, about: say('{duration}, pour {persons}', { duration: duration(minutes), persons }) }
}

const cancelledHeading = ({ motif }: UsagerRdv) =>
  motif.collectif ? say('Votre inscription est annulée') : say('Votre rendez-vous est annulé')

/** By whom, and what one can do now. */
type Cancelled = { note: string; again: string | null; phone: string | null }

const cancelledOf = (rdv: UsagerRdv, status: Parameters<typeof cancellationNote>[1]): Cancelled => ({
  note: cancellationNote(rdv, status),
  again: bookAgainPath(rdv),
  phone: contactPhoneOf(rdv),
})

function personsHref({ actor, now }: UsagerVisit, rdv: UsagerRdv) {
  const refusal = usagerRdvRules.replaceParticipant(actor, rdv, now)
  return refusal === null ? participationsPath({ rdvId: rdv.id }) : null
}

/** Agents write lists by hand. */
const withoutDash = (line: string) => line.replace(/^\s*[-–•*]\s+/, '')
