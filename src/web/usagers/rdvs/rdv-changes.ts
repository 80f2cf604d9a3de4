import { CANCEL_NOTICE_H, MOVE_NOTICE_H } from '#domain/booking/rdv/rdv.ts'
import { contactPhoneOf } from '#domain/booking/rdv/rdv-place.ts'
import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import { type LeaveRefusal, leaveRefusal, type MoveRefusal, moveRefusal } from '#domain/booking/rdv/usager-refusals.ts'
import { say } from '#lib/say.ts'
import { dateTimeShort } from '#lib/spoken-words.ts'
import { annulationPath, creneauxPath } from './paths.ts'
import { timesOf } from './rdv-facts.ts'

export type Changes = {
  /** `until`: words of the last moment. */
  move: { href: string; until: string } | null
  cancel: { href: string; until: string } | null
  /** Why one of them is not possible. */
  reasons: string[]
  phone: string | null
}

type Question = { usagerId: number; now: Temporal.Instant }

/** What the usager may still change online, until when, or why not; null once it is over or cancelled. */
export function changesOf(rdv: UsagerRdv, question: Question): Changes | null {
  if (rdv.startsAt.getTime() <= question.now.epochMilliseconds) return null
  const [leave, move] = [leaveRefusal(rdv, question), moveRefusal(rdv, question)]
  if (leave === 'deja-annule' || leave === 'rdv-introuvable') return null

  const until = (hours: number) => dateTimeShort(timesOf(rdv).startsAt.subtract({ hours }))
  const path = { rdvId: rdv.id }
  return {
    move: move ? null : { href: creneauxPath(path), until: until(MOVE_NOTICE_H) },
    cancel: leave ? null : { href: annulationPath(path), until: until(CANCEL_NOTICE_H) },
    reasons: [
      ...(move && !rdv.motif.collectif ? [moveReason(move, until(MOVE_NOTICE_H))] : []),
      ...(leave ? [leaveReason(leave, until(CANCEL_NOTICE_H))] : []),
    ],
    phone: contactPhoneOf(rdv),
  }
}

export const moveReason = (reason: MoveRefusal, until: string) =>
  ({
    'rdv-introuvable': say('Ce rendez-vous ne peut pas être déplacé en ligne.'),
    'deja-annule': say('Ce rendez-vous est annulé.'),
    'deplacement-ferme': say('Ce rendez-vous ne peut pas être déplacé en ligne.'),
    'autre-famille': say('Ce rendez-vous réunit plusieurs familles : il ne peut pas être déplacé en ligne.'),
    'trop-tard': say('Vous pouviez changer d’horaire jusqu’au {until}.', { until }),
  })[reason]

export const leaveReason = (reason: LeaveRefusal, until: string) =>
  ({
    'rdv-introuvable': say('Ce rendez-vous ne peut pas être annulé en ligne.'),
    'deja-annule': say('Ce rendez-vous est déjà annulé.'),
    'annulation-fermee': say('Ce rendez-vous ne peut pas être annulé en ligne.'),
    'trop-tard': say('Vous pouviez annuler jusqu’au {until}.', { until }),
  })[reason]
