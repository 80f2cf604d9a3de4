import type { StatusRefusal } from '#domain/booking/rdv/change-rdv-status.ts'
import type { Status } from '#domain/booking/rdv/status-rules.ts'
import { sentence } from '#lib/typography.ts'
import { statusWords } from '#web/shared/rdv-status-words.ts'

/** What a choice of the menu makes of a rdv, and what that means. */
export const choiceWords: Record<Status, { text: string; meaning: string }> = {
  seen: { text: sentence(statusWords.seen), meaning: 'La personne est venue ou a répondu.' },
  noshow: { text: sentence(statusWords.noshow), meaning: 'Personne n’est venu.' },
  excused: { text: sentence(statusWords.excused), meaning: 'Le rendez-vous n’a pas lieu.' },
  revoked: { text: sentence(statusWords.revoked), meaning: 'Le rendez-vous n’a pas lieu.' },
  unknown: { text: 'Effacer ce statut', meaning: 'Le rendez-vous redevient à venir, ou à compléter.' },
}

/** Of a rdv to come that is cancelled; one that is over frees nothing. */
export const TIME_IS_FREE = 'L’horaire redevient libre.'

/** Why a rdv did not take a status. */
export const statusRefusalWords: Record<StatusRefusal | 'a-verifier', string> = {
  'rdv-introuvable': 'Ce rendez-vous n’existe plus.',
  'pas-le-sien': 'Ce rendez-vous ne vous est plus ouvert. Rien n’a été enregistré.',
  'deja-annule': 'Ce rendez-vous était déjà annulé.',
  'statut-change': 'Le statut de ce rendez-vous vient de changer. Rien n’a été enregistré.',
  'pas-commence': 'Une absence se note une fois l’heure du rendez-vous venue.',
  'statut-impossible': 'Ce rendez-vous ne peut pas prendre ce statut.',
  'rdv-en-double': 'Le même rendez-vous a été repris entre-temps : mêmes personnes, même motif, même horaire.',
  'a-verifier': 'Ce rendez-vous est à vérifier avant d’être enregistré.',
}
