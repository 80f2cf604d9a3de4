import type { Request, Response } from 'express'
import { type ArrivalRefusal, enterWaitingRoom } from '#domain/booking/rdv/enter-waiting-room.ts'
import { typo } from '#lib/typography.ts'
import { longAddress } from '#web/shared/address-values.ts'
import { goTo } from '#web/shared/answer.ts'
import { success, warning } from '#web/shared/flash.ts'
import { bodyOf } from '#web/shared/sent.ts'
import { organisationVisitOf } from '../visit.ts'
import { ofLists, rdvHref } from './rdv-address.ts'
import { rdvOf } from './rdv-editor.ts'
import { whoOf } from './rdv-who.ts'

/** Says that the usager is there, from the sheet or from a list, to which one comes back. */
export async function create(req: Request, res: Response) {
  const rdv = rdvOf(req)
  const { author: actor, now } = organisationVisitOf(req)
  const arrived = await enterWaitingRoom({ rdvId: rdv.id, actor, now })
  const said = arrived.ok
    ? success(typo(`${whoOf(rdv)} : arrivée signalée.`))
    : warning(arrivalRefusalWords[arrived.reason])
  const back = ofLists(bodyOf(req, { retour: longAddress }).retour)
  await goTo(back ? `${back}#rdv-${rdv.id}` : rdvHref(rdv), said).give(req, res)
}

const arrivalRefusalWords: Record<ArrivalRefusal, string> = {
  'rdv-introuvable': 'Ce rendez-vous n’existe plus.',
  'pas-le-sien': 'Ce rendez-vous ne vous est plus ouvert. Rien n’a été enregistré.',
  'sans-salle-d-attente': 'Votre territoire n’annonce pas les arrivées.',
  'pas-aujourd-hui': 'Une arrivée se signale le jour du rendez-vous.',
  'deja-un-statut': 'Ce rendez-vous a déjà un statut. Rien n’a été enregistré.',
}
