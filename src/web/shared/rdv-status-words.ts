import type { TemporalStatus } from '#domain/booking/rdv/rdv-status.ts'

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
