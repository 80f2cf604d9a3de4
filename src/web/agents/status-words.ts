import type { TemporalStatus } from '#domain/booking/rdv/rdv-status.ts'
import type { Status } from '#domain/booking/rdv/status-choice.ts'

/** In the middle of a sentence; badges have their own capitals. */
export const statusWords: Record<TemporalStatus, string> = {
  unknown_future: 'à venir',
  unknown_today: 'aujourd’hui',
  unknown_past: 'à compléter',
  seen: 'a eu lieu',
  noshow: 'absence sans prévenir',
  excused: 'annulé à la demande de l’usager',
  revoked: 'annulé par le service',
}

/** What a choice of the menu makes of a rdv, and what that means. */
export const choiceWords: Record<Status, { text: string; meaning: string }> = {
  seen: { text: 'A eu lieu', meaning: 'La personne est venue ou a répondu.' },
  noshow: { text: 'Absence sans prévenir', meaning: 'Personne n’est venu.' },
  excused: { text: 'Annulé à la demande de l’usager', meaning: 'L’horaire redevient libre.' },
  revoked: { text: 'Annulé par le service', meaning: 'L’horaire redevient libre.' },
  unknown: { text: 'Effacer ce statut', meaning: 'Le rendez-vous redevient à venir, ou à compléter.' },
}
