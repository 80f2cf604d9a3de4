import * as prescriptionRules from '#domain/booking/prescription/prescription-rules.ts'
import type { Answer, Answers } from './asked.ts'

const prescribe: Answer = ({ resource, world }) => {
  const bookableBy = resource.motif_bookable_by ?? resource.bookable_by
  const motif = { bookableBy, deletedAt: null, organisationId: world.id('org_of_motif') }
  return prescriptionRules.create({ motif, lieu: null, isFree: resource.creneau_available }) === null
}

/** Somebody who accompanies the usager, without credential. */
export const prescripteurAnswers: Answers = { rdv: { 'new create prescribe': prescribe } }
