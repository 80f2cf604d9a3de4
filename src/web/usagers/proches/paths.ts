import { path } from '#lib/path.ts'

export const prochesPath = path('/relatives')
export const nouveauProchePath = path('/relatives/new')
export const editionDeProchePath = path('/relatives/:procheId/edit')
export const prochePath = path('/relatives/:procheId')
export const suppressionDeProchePath = path('/relatives/:procheId/suppression')
