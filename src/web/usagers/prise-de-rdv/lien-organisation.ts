import type { Request, Response } from 'express'
import { findOrganisation, type OrganisationShown } from '#domain/territory/organisation/organisation-queries.ts'
import { found, idOf } from '#web/shared/refusal.ts'
import { recherchePath } from './paths.ts'

/** Public link of an organisation: the search, limited to it. */
export async function show(req: Request, res: Response) {
  const organisation = found(await findOrganisation(idOf(req.params.organisationId)))
  res.redirect(303, searchLimitedTo(organisation))
}

export const searchLimitedTo = ({ id, departementNumber }: OrganisationShown) =>
  recherchePath({}, { public_link_organisation_id: id, departement: departementNumber })
