import type { Request, Response } from 'express'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
import { isCancelledStatus } from '#domain/booking/status/status.ts'
import { say } from '#lib/say.ts'
import { dayShort, duration } from '#lib/spoken-words.ts'
import { linesOf } from '#lib/typography.ts'
import { inscriptionPath } from '../connexion/paths.ts'
import { page } from '../page.ts'
import { isSignedIn } from '../session.ts'
import { visitOf } from '../visit.ts'
import { familyStatusOf, type ShownStatus } from './family-status.ts'
import { calendrierPath, participationsPath, rdvsPath } from './paths.ts'
import { bookAgainPath, cancellationNote } from './rdv-cancelled.ts'
import { type Changes, changesOf } from './rdv-changes.ts'
import { type Fact, factsOf, timesOf } from './rdv-facts.ts'
import { rdvOf } from './rdv-reader.ts'

type Content = {
  startsAt: Temporal.ZonedDateTime
  duration: string
  status: ShownStatus
  note: string | null
  facts: Fact[]
  instructions: string[]
  restriction: string[]
  changes: Changes | null
  isCollectif: boolean
  calendar: string | null
  again: string | null
  back: string | null
  signUp: string | null
}
const rdvPage = page<Content>('usagers/rdvs/rdv')

export function show(req: Request, res: Response) {
  const rdv = rdvOf(req)
  const { actor, now } = visitOf(req)
  const { startsAt, minutes } = timesOf(rdv)
  const status = familyStatusOf(actor, rdv, now)
  const isCancelled = isCancelledStatus(status)
  const mayChange = usagerRdvRules.replaceParticipant(actor, rdv, now) === null
  rdvPage(req, res, {
    title: say('Rendez-vous du {day}', { day: dayShort(startsAt) }),
    startsAt,
    duration: duration(minutes),
    status,
    note: isCancelled ? cancellationNote(rdv, status) : null,
    facts: factsOf({ rdv, actor, now, changePersons: mayChange ? participationsPath({ rdvId: rdv.id }) : null }),
    instructions: isCancelled ? [] : linesOf(rdv.motif.instructionForRdv),
    restriction: isCancelled ? [] : linesOf(rdv.motif.restrictionForRdv),
    changes: changesOf(rdv, actor, now),
    isCollectif: rdv.motif.collectif,
    calendar: isCancelled ? null : calendrierPath({ rdvId: rdv.id }),
    again: isCancelled ? bookAgainPath(rdv) : null,
    back: isSignedIn(req) ? rdvsPath() : null,
    signUp: isSignedIn(req) ? null : inscriptionPath(),
  })
}
