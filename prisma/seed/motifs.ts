import type { Prisma } from '#infra/prisma/client.ts'
import { archived, type Template, templates } from './motif-templates.ts'
import { type Numbered, numbered } from './numbered.ts'
import { type OrganisationName, organisationNames, organisations, territoireOf } from './organisations.ts'
import { type ServiceName, services } from './services.ts'

type Filled = Required<Pick<Prisma.MotifCreateManyInput, 'defaultDurationInMin' | 'locationType' | 'bookableBy'>>
export type DemoMotif = Numbered<Prisma.MotifCreateManyInput> & Filled

const offered: Record<OrganisationName, ServiceName[]> = {
  arras: ['social', 'pmi'],
  lens: ['social', 'pmi'],
  bethune: ['social', 'pmi'],
  boulogne: ['social', 'pmi'],
  calais: ['social', 'pmi'],
  saintOmer: ['social', 'pmi'],
  montreuil: ['social', 'pmi'],
  insertion: ['insertion'],
  bapaume: ['numerique'],
  carvin: ['numerique'],
  saintDenis: ['social', 'pmi'],
  saintPierre: ['social', 'pmi'],
  mairie: ['mairie'],
}

const live = organisationNames.flatMap((organisation) =>
  offered[organisation].flatMap((service) =>
    templates[service].map((template) => motif(organisation, service, template)),
  ),
)

/** Every motif on offer, then one that is archived. */
export const motifsAt = (now: Date): DemoMotif[] =>
  numbered([...live, { ...motif('arras', 'social', archived), deletedAt: now }])

export const motifs: DemoMotif[] = numbered(live)

export const motifsOf = (organisationId: number, serviceId: number) =>
  motifs.filter((found) => found.organisationId === organisationId && found.serviceId === serviceId)

function motif(organisation: OrganisationName, service: ServiceName, template: Template) {
  const { id: organisationId } = organisations[organisation]
  const everywhere =
    territoireOf(organisationId).departementNumber === '62' ? {} : { sectorisationLevel: 'departement' as const }
  const usual = { defaultDurationInMin: 30, locationType: 'public_office', bookableBy: 'agents' } as const
  return { ...usual, ...template, ...everywhere, organisationId, serviceId: services[service].id }
}
