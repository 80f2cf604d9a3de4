import { isAskedBy, socialFields } from '#domain/people/usager/usager-fields.ts'
import type { ChosenMotif } from '#domain/territory/motif/chosen-motif-queries.ts'

export type SocialField = (typeof socialFields)[number]

/** What social services ask, where the territoire of the motif wants it. */
export const socialFieldsOf = ({ service, organisation }: ChosenMotif): SocialField[] =>
  service.relatedToSocial ? socialFields.filter((field) => isAskedBy(organisation.territoire, field)) : []
