import type { Request, Response } from 'express'
import {
  findOrganisation,
  findOrganisationByExternalId,
  type OrganisationShown,
} from '#domain/territory/organisation/organisation-queries.ts'
import { found, idOf } from '#web/shared/refusal.ts'
import { recherchePath } from './paths.ts'

/** Public link of an organisation: the search, limited to it. */
export async function organisation(req: Request, res: Response) {
  toSearch(res, found(await findOrganisation(idOf(req.params.organisationId))))
}

/** The same, by the id that a partner's system gives it. */
export async function externalOrganisation(req: Request, res: Response) {
  const { departement, externalId } = req.params
  toSearch(res, found(await findOrganisationByExternalId(String(departement), String(externalId))))
}

function toSearch(res: Response, { id, departementNumber }: OrganisationShown) {
  const answers = { public_link_organisation_id: id, departement: departementNumber }
  res.redirect(303, recherchePath({}, answers))
}

/** Short address of messages: `tkn` is the token of an invitation. */
export function short(req: Request, res: Response) {
  const query = new URLSearchParams(req.originalUrl.split('?')[1])
  const token = query.get('tkn')
  query.delete('tkn')
  if (token) query.set('invitation_token', token)
  res.redirect(303, query.size > 0 ? `${recherchePath()}?${query}` : recherchePath())
}
