import { checkRdv, type RdvChecks } from '#domain/booking/check/rdv-check.ts'
import { findCheckFacts, type Planning } from './check-facts-queries.ts'

/** What a form shows before anything is written; the deed asks it again under its locks. */
export async function findRdvChecks(planning: Planning): Promise<RdvChecks> {
  const facts = await findCheckFacts(planning)
  return facts ? checkRdv(facts) : { errors: [{ name: 'motif-unknown' }], warnings: [] }
}
