import { path } from '#lib/path.ts'

export const rdvsPath = path('/users/rdvs')
export const rdvPath = path('/users/rdvs/:rdvId')
export const calendrierPath = path('/users/rdvs/:rdvId/agenda.ics')
export const annulationPath = path('/users/rdvs/:rdvId/annulation')
export const creneauxPath = path('/users/rdvs/:rdvId/creneaux')
export const nouveauDeplacementPath = path('/users/rdvs/:rdvId/edit')
export const deplacementPath = path('/users/rdvs/:rdvId/deplacement')
export const participationsPath = path('/users/rdvs/:rdvId/participations')
export const troisLettresPath = path('/users/trois-lettres')
export const nouveauLienPath = path('/users/nouveau-lien')
export const liensPath = path('/users/liens')
export const liensEnvoyesPath = path('/users/liens/envoyes')
/** Short addresses of messages. */
export const lienRdvsPath = path('/r')
export const lienRdvPath = path('/r/:rdvId')
export const lienCreneauxPath = path('/r/:rdvId/cr')
export const lienRdvAvecJetonPath = path('/r/:rdvId/:token')
