import type { MotifField } from '#domain/territory/motif/motif-fields.ts'

type Words = { label: string; choices?: Readonly<Record<string, string>> }

/** What agents call each field of a motif, and its choices. */
export const motifFieldWords = {
  organisationId: { label: 'Organisation' },
  name: { label: 'Nom' },
  description: { label: 'Une ligne d’explication' },
  serviceId: { label: 'Service' },
  defaultDurationInMin: { label: 'Durée' },
  color: { label: 'Couleur' },
  locationType: {
    label: 'Type de rendez-vous',
    choices: {
      public_office: 'sur place',
      phone: 'par téléphone',
      home: 'à domicile',
      visio: 'par visioconférence',
    },
  },
  collectif: { label: 'Collectif' },
  bookableBy: {
    label: 'Réservation',
    choices: {
      agents: 'agents de l’organisation',
      agents_and_prescripteurs: 'agents et prescripteurs',
      agents_and_prescripteurs_and_invited_users: 'agents, prescripteurs et usagers invités',
      everyone: 'tout le monde',
    },
  },
  minPublicBookingDelay: { label: 'Délai minimum de réservation' },
  maxPublicBookingDelay: { label: 'Délai maximum de réservation' },
  rdvsEditableByUsager: { label: 'Déplaçable par l’usager' },
  rdvsCancellableByUsager: { label: 'Annulable par l’usager' },
  followUp: { label: 'Suivi' },
  forSecretariat: { label: 'Pour le secrétariat' },
  motifCategoryId: { label: 'Catégorie' },
  sectorisationLevel: {
    label: 'Sectorisation',
    choices: { departement: 'département', organisation: 'organisation', agent: 'agent' },
  },
  visibilityType: {
    label: 'Visibilité',
    choices: {
      visible_and_notified: 'visible, avec messages',
      visible_and_not_notified: 'visible, sans messages',
      invisible: 'invisible pour l’usager',
    },
  },
  reminderDelayInHours: { label: 'Rappel' },
  restrictionForRdv: { label: 'Conditions à lire avant la réservation' },
  restrictionToAccept: { label: 'Demander de cocher « J’ai lu ce texte »' },
  instructionForRdv: { label: 'Indications après la réservation' },
  customCancelWarningMessage: { label: 'Avertissement avant annulation' },
} as const satisfies Record<MotifField, Words>
