import type { MotifChoice } from './search.ts'

/** Where a rdv takes place, when that is no lieu. */
export const placeWords = {
  public_office: 'sur place',
  phone: 'par téléphone',
  home: 'à domicile',
  visio: 'en visio',
} as const satisfies Record<MotifChoice['locationType'], string>

/** « Atelier parents (sur place, collectif) » */
export function motifWords({ name, locationType, collectif }: MotifChoice) {
  const kinds = [placeWords[locationType], ...(collectif ? ['collectif'] : [])]
  return `${name} (${kinds.join(', ')})`
}
