import type { ChosenMotif } from '#domain/territory/motif/chosen-motif-queries.ts'

type Territoire = ChosenMotif['organisation']['territoire']

const forSocial =
  (isEnabled: (territoire: Territoire) => boolean) =>
  ({ service, organisation }: ChosenMotif) =>
    service.relatedToSocial && isEnabled(organisation.territoire)

const SOCIAL = [
  { field: 'caisseAffiliation', isOn: forSocial((territoire) => territoire.enableCaisseAffiliationField) },
  { field: 'affiliationNumber', isOn: forSocial((territoire) => territoire.enableAffiliationNumberField) },
  { field: 'familySituation', isOn: forSocial((territoire) => territoire.enableFamilySituationField) },
  { field: 'numberOfChildren', isOn: forSocial((territoire) => territoire.enableNumberOfChildrenField) },
  { field: 'logement', isOn: forSocial((territoire) => territoire.enableLogementField) },
] as const

export type SocialField = (typeof SOCIAL)[number]['field']

/** What social services ask, where the territoire of the motif wants it. */
export const socialFieldsOf = (motif: ChosenMotif): SocialField[] =>
  SOCIAL.filter(({ isOn }) => isOn(motif)).map(({ field }) => field)
