import { checkRdv, type RdvChecks } from '#domain/booking/check/rdv-check.ts'
import { plagesElsewhere, type RdvWarning } from '#domain/booking/check/rdv-warnings.ts'
import { findCheckFacts, type Planning } from './check-facts-queries.ts'

/** What a form shows before anything is written; the deed asks it again under its locks. */
export async function findRdvChecks(planning: Planning): Promise<RdvChecks> {
  const facts = await findCheckFacts(planning)
  return facts ? checkRdv(facts) : { errors: [{ name: 'motif-unknown' }], warnings: [] }
}

/** Of a rdv as it stands: plages of its agents at another lieu, at that time. */
export async function listPlagesElsewhere(planning: Planning): Promise<RdvWarning[]> {
  const facts = planning.planned.place ? await findCheckFacts(planning) : null
  return facts ? plagesElsewhere(facts) : []
}
