import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { CANCEL_NOTICE_H, isToCome, MOVE_NOTICE_H } from '#domain/booking/rdv/rdv.ts'
import { contactPhoneOf } from '#domain/booking/rdv/rdv-place.ts'
import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import * as usagerRdvRules from '#domain/booking/rdv/usager-rdv-rules.ts'
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

/** What the usager may still change online, until when, or why not; null once it is over or cancelled. */
export function changesOf(rdv: UsagerRdv, actor: UsagerActor, now: Temporal.Instant): Changes | null {
  if (!isToCome(rdv, now)) return null
  const leave = usagerRdvRules.stopComing(actor, rdv, now)
  const move = usagerRdvRules.move(actor, rdv, now)
  if (leave === 'deja-annule' || leave === 'rdv-introuvable') return null

  const until = (hours: number) => untilOf(rdv, hours)
  const path = { rdvId: rdv.id }
  return {
    move: move ? null : { href: creneauxPath(path), until: until(MOVE_NOTICE_H) },
    cancel: leave ? null : { href: annulationPath(path), until: until(CANCEL_NOTICE_H) },
    reasons: [
      ...(move && !rdv.motif.collectif ? [moveReason(move, rdv)] : []),
      ...(leave ? [leaveReason(leave, rdv)] : []),
    ],
    phone: contactPhoneOf(rdv),
  }
}

const untilOf = (rdv: UsagerRdv, hours: number) => dateTimeShort(timesOf(rdv).startsAt.subtract({ hours }))

/** Taken when it was too late to change it already. */
const wasNever = ({ startsAt, createdAt }: UsagerRdv, hours: number) =>
  createdAt.getTime() >= startsAt.getTime() - hours * 3_600_000

export const moveReason = (reason: usagerRdvRules.MoveRefusal, rdv: UsagerRdv) =>
  ({
    'rdv-introuvable': say('Ce rendez-vous ne peut pas être déplacé en ligne.'),
    'deja-annule': say('Ce rendez-vous est annulé.'),
    'deplacement-ferme': closedWords(rdv),
    'autre-famille': say('Ce rendez-vous réunit plusieurs familles : il ne peut pas être déplacé en ligne.'),
    'trop-tard': wasNever(rdv, MOVE_NOTICE_H)
      ? say('L’horaire ne se change pas en ligne.')
      : say('Depuis le {until}, l’horaire ne se change plus en ligne.', { until: untilOf(rdv, MOVE_NOTICE_H) }),
  })[reason]

function closedWords({ motif, lieu }: UsagerRdv) {
  if (motif.deletedAt !== null)
    return say('Ce rendez-vous ne se prend plus en ligne : il ne peut pas être déplacé en ligne non plus.')
  if (lieu?.availability === 'disabled')
    return say('Cet endroit est fermé : ce rendez-vous ne peut pas être déplacé en ligne.')
  return say('Ce rendez-vous ne peut pas être déplacé en ligne.')
}

export const leaveReason = (reason: usagerRdvRules.LeaveRefusal, rdv: UsagerRdv) =>
  ({
    'rdv-introuvable': say('Ce rendez-vous ne peut pas être annulé en ligne.'),
    'deja-annule': say('Ce rendez-vous est déjà annulé.'),
    'annulation-fermee': say('Ce rendez-vous ne peut pas être annulé en ligne.'),
    'trop-tard': wasNever(rdv, CANCEL_NOTICE_H)
      ? say('Ce rendez-vous ne s’annule pas en ligne.')
      : say('Depuis le {until}, ce rendez-vous ne s’annule plus en ligne.', { until: untilOf(rdv, CANCEL_NOTICE_H) }),
  })[reason]
