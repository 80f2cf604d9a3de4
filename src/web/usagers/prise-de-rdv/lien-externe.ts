import type { Request, Response } from 'express'
import { findOrganisationByExternalId } from '#domain/territory/organisation/organisation-queries.ts'
import { found, textOf } from '#web/shared/refusal.ts'
import { searchLimitedTo } from './lien-organisation.ts'

/** Public link of an organisation, by the id that a partner's system gives it. */
export async function show(req: Request, res: Response) {
  const { departement, externalId } = req.params
  const organisation = found(await findOrganisationByExternalId(textOf(departement), textOf(externalId)))
  res.redirect(303, searchLimitedTo(organisation))
}
