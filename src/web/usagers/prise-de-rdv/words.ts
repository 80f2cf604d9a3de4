import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { say } from '#lib/say.ts'
import { duration } from '#lib/spoken-words.ts'

/** How a rdv takes place, in the middle of a sentence. */
export const placeWords = {
  public_office: () => say('sur place'),
  phone: () => say('par téléphone'),
  home: () => say('à votre domicile'),
  visio: () => say('en visio'),
} as const satisfies Record<LocationType, () => string>

const placeIcons = {
  public_office: 'fr-icon-map-pin-2-line',
  phone: 'fr-icon-phone-line',
  home: 'fr-icon-home-4-line',
  visio: 'fr-icon-video-chat-line',
} as const satisfies Record<LocationType, string>

export const durationInWords = (minutes: number) => duration(minutes)

type LocationType = MotifFound['locationType']

type Facts = { locationType: LocationType; durationInMin: number; collectif: boolean }

export const factsOf = ({ locationType, durationInMin, collectif }: Facts) => [
  { icon: placeIcons[locationType], text: capitalised(placeWords[locationType]()) },
  { icon: 'fr-icon-time-line', text: durationInWords(durationInMin) },
  ...(collectif ? [{ icon: 'fr-icon-team-line', text: say('En groupe') }] : []),
]

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
