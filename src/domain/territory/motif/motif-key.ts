import { unaccented } from '#lib/plain-text.ts'

/** Motifs of several organisations with the same key are one choice for usagers: `rappel_d_un_conseiller-phone`. */
export const motifKey = ({ name, locationType }: { name: string; locationType: string }) =>
  `${unaccented(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')}-${locationType}`
