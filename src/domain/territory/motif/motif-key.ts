import { folded } from '#lib/folding.ts'

/** Motifs of several organisations with the same key are one choice for usagers: `rappel_d_un_conseiller-phone`. */
export const motifKey = ({ name, locationType }: { name: string; locationType: string }) =>
  `${folded(name).replaceAll(/[^a-z0-9]+/g, '_')}-${locationType}`
