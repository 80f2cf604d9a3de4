import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { say } from '#lib/say.ts'
import { duration } from '#lib/spoken-words.ts'
import { sentence } from '#lib/typography.ts'

/** How a rdv takes place, in the middle of a sentence. */
export const placeWords = {
  public_office: () => say('sur place'),
  phone: () => say('par téléphone'),
  home: () => say('à votre domicile'),
  visio: () => say('en visio'),
} as const satisfies Record<LocationType, () => string>

export const durationInWords = (minutes: number) => duration(minutes)

type LocationType = MotifFound['locationType']

type Facts = { locationType: LocationType; durationInMin: number; collectif: boolean }

/** « En groupe, sur place, 2 heures » */
export const factsInWords = ({ locationType, durationInMin, collectif }: Facts) =>
  sentence(
    [...(collectif ? [say('en groupe')] : []), placeWords[locationType](), durationInWords(durationInMin)].join(', '),
  )
