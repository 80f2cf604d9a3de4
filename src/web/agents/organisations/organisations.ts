import type { Request, Response } from 'express'
import { listOrganisationsOfAgent } from '#domain/organisation/agent-organisations-queries.ts'
import { page } from '../page.ts'
import { organisationPath } from '../paths.ts'
import { currentAgent } from '../session.ts'

type Line = { name: string; territoire: string; href: string }
const organisationsPage = page<{ organisations: Line[] }>('agents/organisations/organisations')

/** Where an agent arrives. */
export async function index(req: Request, res: Response) {
  const organisations = await listOrganisationsOfAgent(currentAgent(req).id)
  organisationsPage(req, res, {
    title: 'Vos organisations',
    organisations: organisations.map(({ id, name, territoire }) => ({
      name,
      territoire: territoire.name ?? '',
      href: organisationPath({ organisationId: id }),
    })),
  })
}
