import type { Request, Response } from 'express'
import { type RequestRefusal, requestReminder } from '#domain/booking/rdv/request-reminder.ts'
import { id } from '#web/shared/address-values.ts'
import { goTo } from '#web/shared/answer.ts'
import { success, warning } from '#web/shared/flash.ts'
import { bodyOf } from '#web/shared/sent.ts'
import { organisationVisitOf } from '../visit.ts'
import { rdvHref } from './rdv-address.ts'
import { rdvOf } from './rdv-editor.ts'

/** Reminds the participants now. `apres`: the last reminder that the page knew, so that a page sent twice reminds once. */
export async function create(req: Request, res: Response) {
  const rdv = rdvOf(req)
  const { author: actor, now } = organisationVisitOf(req)
  const { apres: after } = bodyOf(req, { apres: id })
  const asked = await requestReminder({ rdvId: rdv.id, after, actor, now })
  const said = asked.ok ? success('Le rappel part maintenant.') : warning(reminderRefusalWords[asked.reason])
  await goTo(rdvHref(rdv), said).give(req, res)
}

/** Why nobody is reminded; the two that a page knows beforehand stand beside its button. */
export const reminderRefusalWords: Record<RequestRefusal, string> = {
  'rdv-introuvable': 'Ce rendez-vous n’existe plus.',
  'pas-le-sien': 'Ce rendez-vous ne vous est plus ouvert. Personne n’est prévenu.',
  'rdv-annule': 'Le rendez-vous est annulé : on ne peut pas envoyer de rappel.',
  'rdv-commence': 'Le rendez-vous a commencé : on ne peut plus envoyer de rappel.',
  'personne-a-rappeler': 'Les rappels sont désactivés pour ce rendez-vous.',
}
