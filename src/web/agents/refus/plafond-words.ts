import type { Most } from '#domain/booking/plafond/plafond.ts'

/** Why no more was taken online, for agents. */
const plafondWords = {
  personne_motif: (most) => `La personne avait déjà ${most} rendez-vous à venir de ce motif.`,
  famille_motif: (most) => `La personne et ses proches avaient déjà ${most} rendez-vous à venir de ce motif.`,
  famille: (most) => `La personne et ses proches avaient déjà ${most} rendez-vous à venir.`,
  famille_jour: (most) => `La personne et ses proches avaient pris ${most} rendez-vous en 24 heures.`,
} as const satisfies Record<keyof Most, (most: number) => string>

/** Refusals keep no number: that of today is said. */
export const plafondForAgents = (plafond: keyof Most, most: Most) => plafondWords[plafond](most[plafond])
