import type { Request, Response } from 'express'
import { listOrganisationsOfAgent } from '#domain/territory/organisation/agent-organisations-queries.ts'
import { words } from '#web/shared/address-values.ts'
import { queryOf } from '#web/shared/sent.ts'
import { organisationsPath } from '../organisations/paths.ts'
import { visitOf } from '../visit.ts'
import { parcoursOf } from './parcours.ts'
import { prescriptionPath } from './paths.ts'

/** In his only organisation, or the only one of that département; else he chooses. */
export async function show(req: Request, res: Response) {
  const all = await listOrganisationsOfAgent(visitOf(req).actor)
  const { departement } = queryOf(req, { departement: words })
  const near = all.filter(({ territoire }) => departement === null || territoire.departementNumber === departement)
  const [only, ...others] = near
  const isOne = only !== undefined && others.length === 0
  res.redirect(303, isOne ? prescriptionPath({ organisationId: only.id }, parcoursOf(req.query)) : organisationsPath())
}
