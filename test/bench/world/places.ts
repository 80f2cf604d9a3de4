import { randomOf } from '../../../prisma/seed/random.ts'
import type { Cell, Loaded } from './copy.ts'
import {
  agentIds,
  DEPARTEMENT,
  LIEUX,
  motifOf,
  ORGANISATIONS,
  organisationOf,
  organisationOfLieu,
  type Shape,
  usagersOf,
} from './shape.ts'

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)
const organisations = upTo(ORGANISATIONS)

export const placesOf = (shape: Shape): Loaded[] => [
  { table: 'territoires', columns: 'id, name, departement_number', rows: [[1, 'Département du banc', DEPARTEMENT]] },
  {
    table: 'services',
    columns: 'id, name, short_name',
    rows: [
      [1, 'Service social', 'Social'],
      [2, 'PMI', 'PMI'],
    ],
  },
  {
    table: 'territoire_services',
    columns: 'territoire_id, service_id',
    rows: [
      [1, 1],
      [1, 2],
    ],
  },
  {
    table: 'organisations',
    columns: 'id, name, territoire_id',
    rows: organisations.map((id) => [id, `Organisation ${id}`, 1]),
  },
  { table: 'lieux', columns: 'id, name, address, organisation_id, latitude, longitude', rows: lieux() },
  { table: 'motifs', columns: MOTIF_COLUMNS, rows: organisations.flatMap(motifsOf) },
  { table: 'agents', columns: 'id, email, uid, first_name, last_name, confirmed_at', rows: agentIds.map(agent) },
  { table: 'agent_roles', columns: 'agent_id, organisation_id', rows: agentIds.map((id) => [id, organisationOf(id)]) },
  {
    table: 'agent_services',
    columns: 'agent_id, service_id',
    rows: agentIds.flatMap((id) => [
      [id, 1],
      [id, 2],
    ]),
  },
  { table: 'agent_territorial_access_rights', columns: 'agent_id, territoire_id', rows: agentIds.map((id) => [id, 1]) },
  { table: 'usagers', columns: 'id, first_name, last_name, email, confirmed_at', rows: usagers(shape) },
  { table: 'usager_profiles', columns: 'usager_id, organisation_id', rows: profiles(shape) },
]

function lieux(): Cell[][] {
  const random = randomOf('lieux du banc')
  return upTo(LIEUX).map((id) => {
    const [latitude, longitude] = [50.1 + random() * 0.8, 1.65 + random() * 1.3]
    return [id, `Lieu ${id}`, `${id} rue de la Mesure, 62000 Arras`, organisationOfLieu(id), latitude, longitude]
  })
}

const MOTIF_COLUMNS = 'id, name, organisation_id, service_id, color, location_type, bookable_by'
const motifsOf = (organisationId: number): Cell[][] => [
  [motifOf(organisationId, 1), 'Consultation', organisationId, 1, '#0063cb', 'public_office', 'everyone'],
  [motifOf(organisationId, 2), 'Bilan', organisationId, 2, '#009081', 'public_office', 'everyone'],
  [motifOf(organisationId, 3), 'Entretien', organisationId, 2, '#a558a0', 'phone', 'everyone'],
]

const agent = (id: number): Cell[] => [
  id,
  `agent${id}@rdv.test`,
  `agent${id}@rdv.test`,
  'Camille',
  `Agent${id}`,
  '2026-01-01',
]

function* usagers(shape: Shape): Iterable<Cell[]> {
  for (let id = 1; id <= usagersOf(shape); id++)
    yield [id, 'Nadia', `Usager${id}`, `usager${id}@rdv.test`, '2026-01-01']
}

function* profiles(shape: Shape): Iterable<Cell[]> {
  for (let id = 1; id <= usagersOf(shape); id++) yield [id, (id % ORGANISATIONS) + 1]
}
