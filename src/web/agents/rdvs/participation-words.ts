import type { ParticipationStatus } from '#domain/booking/rdv/status-rules.ts'

/** What a choice of the menu makes of one participation of a rdv collectif. */
export const participationWords: Record<ParticipationStatus, { text: string; meaning: string }> = {
  seen: { text: 'Présence', meaning: 'La personne est venue.' },
  noshow: { text: 'Absence sans prévenir', meaning: 'La personne n’est pas venue.' },
  excused: { text: 'Annulé à la demande de l’usager', meaning: 'Sa place redevient libre.' },
  unknown: { text: 'Effacer ce statut', meaning: 'La personne est de nouveau inscrite.' },
}
