import { z } from 'zod'
import { ActorType } from '#infra/prisma/enums.ts'
import { query, type RowOf, statement } from '#infra/query.ts'
import { CONSULTED_SCREENS } from './consultation.ts'

type Asked = {
  territoireId: number
  /** Part of the name of whoever looked, or of the usager. */
  name: string
  page: number
}

export const CONSULTATIONS_A_PAGE = 50

/** Newest first. Those without organisation concern the territoires that know the usager. */
export function listConsultations({ territoireId, name, page }: Asked): Promise<ConsultationSeen[]> {
  const values = [territoireId, name, CONSULTATIONS_A_PAGE, (page - 1) * CONSULTATIONS_A_PAGE]
  return query(OF_TERRITOIRE, values)
}

export async function countConsultations({ territoireId, name }: Omit<Asked, 'page'>): Promise<number> {
  const [counted] = await query(COUNT, [territoireId, name])
  return counted?.count ?? 0
}

const SEEN = `
  SELECT seen.id, seen.actor_type AS "actorType", seen.actor_name AS "actorName", usager.first_name AS "usagerFirstName",
    usager.last_name AS "usagerLastName", organisation.name AS organisation, seen.service_name AS "serviceName",
    seen.screen, seen.usagers_count AS "usagersCount", seen.created_at AS "createdAt"
  FROM consultations seen
  LEFT JOIN usagers usager ON usager.id = seen.usager_id
  LEFT JOIN organisations organisation ON organisation.id = seen.organisation_id
  WHERE (organisation.territoire_id = $1 OR (seen.organisation_id IS NULL AND EXISTS (
      SELECT FROM usager_profiles profile JOIN organisations known ON known.id = profile.organisation_id
      WHERE profile.usager_id = seen.usager_id AND known.territoire_id = $1)))
    AND ($2 = '' OR strpos(plain_text(concat_ws(' ', seen.actor_name, ' / ', usager.first_name, usager.last_name)),
                           plain_text($2)) > 0)`

const OF_TERRITOIRE = statement(
  'consultations-of-territoire',
  {
    id: z.int(),
    actorType: z.enum(ActorType),
    actorName: z.string(),
    usagerFirstName: z.string().nullable(),
    usagerLastName: z.string().nullable(),
    organisation: z.string().nullable(),
    serviceName: z.string().nullable(),
    screen: z.enum(CONSULTED_SCREENS),
    usagersCount: z.int().nullable(),
    createdAt: z.date(),
  },
  `${SEEN} ORDER BY seen.created_at DESC, seen.id DESC LIMIT $3 OFFSET $4`,
)

export type ConsultationSeen = RowOf<typeof OF_TERRITOIRE>

const COUNT = statement(
  'count-consultations',
  { count: z.int() },
  `SELECT count(*)::int AS count FROM (${SEEN}) AS seen`,
)

/** What a usager may know of it, for him and his proches: the day, the organisation and the service, once each. */
export const listConsultationsOfFamily = (familyIds: readonly number[]): Promise<OwnConsultation[]> =>
  query(OWN, [familyIds])

const OWN = statement(
  'consultations-of-family',
  {
    day: z.iso.date(),
    firstName: z.string(),
    organisation: z.string().nullable(),
    serviceName: z.string().nullable(),
    usagerId: z.int(),
  },
  `
  SELECT DISTINCT (seen.created_at AT TIME ZONE coalesce(territoire.time_zone, 'Europe/Paris'))::date::text AS day,
    usager.first_name AS "firstName", usager.id AS "usagerId", organisation.name AS organisation,
    seen.service_name AS "serviceName"
  FROM consultations seen
  JOIN usagers usager ON usager.id = seen.usager_id
  LEFT JOIN organisations organisation ON organisation.id = seen.organisation_id
  LEFT JOIN territoires territoire ON territoire.id = organisation.territoire_id
  WHERE seen.usager_id = ANY ($1) AND NOT (seen.actor_type = 'usager')
  ORDER BY day DESC, "usagerId", organisation, "serviceName" LIMIT 500`,
)

export type OwnConsultation = RowOf<typeof OWN>
