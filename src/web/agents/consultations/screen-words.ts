import type { ConsultedScreen } from '#domain/journal/journal/consultation.ts'

export const screenWords: Record<ConsultedScreen, string> = {
  fiche: 'Fiche',
  modification: 'Modification de la fiche',
  fusion: 'Fusion de deux fiches',
  doublon: 'Alerte de doublon',
  rdv: 'Rendez-vous',
  api: 'Programme partenaire',
  export: 'Export',
}
