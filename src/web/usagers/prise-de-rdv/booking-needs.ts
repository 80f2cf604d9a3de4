import type { ChosenMotif } from '#domain/territory/motif/chosen-motif-queries.ts'
import { type Ages, agesIn } from '#domain/territory/motif/motif-ages.ts'
import type { Visit } from '#web/shared/visit.ts'

/** What a motif wants known of those who come; what nothing requires is not asked. */
export type Needs = {
  phone: boolean
  address: boolean
  /** Of each person. */
  ants: boolean
  /** The brand asks for birth dates: of a proche, always; of oneself, where the motif names an age. */
  birth: boolean
  ages: Ages | null
}

export const needsOf = (motif: ChosenMotif, brand: Visit['brand']): Needs => ({
  phone: motif.locationType === 'phone',
  address: motif.locationType === 'home',
  ants: motif.motifCategory?.requiresAntsNumber ?? false,
  birth: brand.asksBirthAndAddress,
  ages: agesIn([motif.name, motif.description, motif.restrictionForRdv]),
})
