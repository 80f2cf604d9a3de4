import { z } from 'zod'
import { config } from '#infra/config.ts'
import { type BookableBy, LocationType, SectorisationLevel } from '#infra/prisma/enums.ts'
import type { Row } from '#infra/prove-rows.ts'
import { query, statement } from '#infra/query.ts'
import { recentMemory } from '#lib/recent-memory.ts'
import { remembered } from '#lib/remember.ts'
import { motifKey } from './motif-key.ts'

/** Where somebody lives and what he may book; absent filters do not filter. */
export type MotifSearch = {
  departement: string
  cityCode?: string | undefined
  streetBanId?: string | undefined
  bookableBy: readonly BookableBy[]
  /** Follow-up motifs of these agents only; absent: ordinary motifs. */
  referentIds?: readonly number[] | undefined
  serviceId?: number | undefined
  motifId?: number | undefined
  lieuId?: number | undefined
  organisationId?: number | undefined
  externalOrganisationIds?: readonly string[] | undefined
}

// Every page of a search asks them, and a motif is looked at again when a créneau is chosen.
const recently = recentMemory<readonly MotifFound[]>({ lastsMs: config.SEARCH_MEMORY, most: 500 })

/** Motifs that can be booked from an address, by name. */
export const listMotifsOfSearch = (search: MotifSearch, now: Temporal.Instant): Promise<readonly MotifFound[]> =>
  recently(JSON.stringify(search), now.epochMilliseconds, () => readMotifsOfSearch(search, now))

async function readMotifsOfSearch(search: MotifSearch, now: Temporal.Instant): Promise<MotifFound[]> {
  const rows = await query(offerOf(search), [
    search.departement,
    search.cityCode ?? null,
    search.streetBanId ?? null,
    search.bookableBy,
    search.referentIds ?? null,
    search.serviceId ?? null,
    search.motifId ?? null,
    search.lieuId ?? null,
    search.organisationId ?? null,
    search.externalOrganisationIds ?? null,
    now.toString(),
  ])
  const keys = new Map<string, string>()
  const keyOf = (row: (typeof rows)[number]) => remembered(keys, `${row.name} ${row.locationType}`, () => motifKey(row))
  return rows.map((row) => ({ ...row, key: keyOf(row) })).sort(byName)
}

// A key is a name without accents nor capitals: PostgreSQL would write it in longer than it finds all the motifs.
const byName = (a: MotifFound, b: MotifFound) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.id - b.id)

/** A motif that no plage carries is not offered; only a lieu or référents ask which plages. */
function offerOf({ lieuId, referentIds }: MotifSearch) {
  if (lieuId === undefined) return referentIds ? OF_REFERENTS : ANYWHERE
  return referentIds ? BOTH : AT_LIEU
}

export const motifFound = {
  id: z.int(),
  name: z.string(),
  description: z.string().nullable(),
  locationType: z.enum(LocationType),
  collectif: z.boolean(),
  followUp: z.boolean(),
  durationInMin: z.int(),
  minDelayS: z.int(),
  maxDelayS: z.int(),
  sectorisationLevel: z.enum(SectorisationLevel),
  hasRestriction: z.boolean(),
  requiresAntsNumber: z.boolean(),
  serviceId: z.int(),
  serviceName: z.string(),
  serviceShortName: z.string(),
  serviceDescription: z.string().nullable(),
  organisationId: z.int(),
  timeZone: z.string(),
  departementNumber: z.string(),
}

export type MotifFound = Row<typeof motifFound> & { key: string }

export const MOTIF_FOUND = `
         m.id, m.name, m.description, m.location_type AS "locationType", m.collectif, m.follow_up AS "followUp",
         m.default_duration_in_min AS "durationInMin", m.min_public_booking_delay AS "minDelayS",
         m.max_public_booking_delay AS "maxDelayS", m.sectorisation_level AS "sectorisationLevel",
         coalesce(m.restriction_for_rdv, '') <> '' AS "hasRestriction",
         coalesce((SELECT c.requires_ants_number FROM motif_categories c WHERE c.id = m.motif_category_id), false) AS "requiresAntsNumber",
         s.id AS "serviceId", s.name AS "serviceName", s.short_name AS "serviceShortName",
         s.description AS "serviceDescription", m.organisation_id AS "organisationId", t.time_zone AS "timeZone",
         t.departement_number AS "departementNumber"`

/** A rdv `r` of the motif `m` that usagers may join from that instant on. */
const canBeJoined = (now: string) => `
       m.collectif AND r.motif_id = m.id AND r.starts_at > ${now}::timestamptz AND r.status <> 'revoked'
       AND (r.max_participants_count IS NULL OR r.usagers_count < r.max_participants_count)`

type Joining = { now: string; lieu: string; agents: string }

/** The motif has such a rdv, at the lieu and with one of the agents, when they are asked for. */
export const hasRdvToJoin = ({ now, lieu, agents }: Joining) => `m.collectif AND EXISTS (SELECT FROM rdvs r
     WHERE ${canBeJoined(now)} AND (${lieu}::int IS NULL OR r.lieu_id = ${lieu})
       AND (${agents}::int[] IS NULL
            OR EXISTS (SELECT FROM agents_rdvs ar WHERE ar.rdv_id = r.id AND ar.agent_id = ANY (${agents}))))`

// An attribution counts at the level of the motif: an organisation given a secteur through its agents only does not open its own motifs.
const searchWith = (name: string, plages: string) =>
  statement(
    `motifs-of-search ${name}`,
    motifFound,
    `
  WITH attribution AS (
    SELECT a.level, a.organisation_id, a.agent_id
    FROM secteur_attributions a
    WHERE a.secteur_id IN (
      SELECT z.secteur_id FROM zones z
      WHERE $2::text IS NOT NULL
        AND ((z.level = 'city' AND z.city_code = $2) OR (z.level = 'street' AND z.street_ban_id = $3))
    )
  )
  SELECT ${MOTIF_FOUND}
  FROM territoires t
  JOIN organisations o ON o.territoire_id = t.id
  JOIN motifs m ON m.organisation_id = o.id
  JOIN services s ON s.id = m.service_id
  WHERE t.departement_number = $1
    AND m.deleted_at IS NULL
    AND m.bookable_by = ANY ($4::bookable_by[])
    AND m.follow_up = ($5::int[] IS NOT NULL)
    AND ($6::int IS NULL OR m.service_id = $6)
    AND ($7::int IS NULL OR m.id = $7)
    AND ($9::int IS NULL OR m.organisation_id = $9)
    AND ($10::text[] IS NULL OR o.external_id = ANY ($10))
    AND (m.sectorisation_level = 'departement'
         OR (m.sectorisation_level = 'organisation'
             AND EXISTS (SELECT FROM attribution a WHERE a.level = 'organisation' AND a.organisation_id = m.organisation_id))
         OR (m.sectorisation_level = 'agent'
             AND EXISTS (SELECT FROM attribution a
                         WHERE a.level = 'agent' AND a.organisation_id = m.organisation_id
                           AND (EXISTS (SELECT FROM motifs_plages mp JOIN plages p ON p.id = mp.plage_id
                                        WHERE mp.motif_id = m.id AND p.agent_id = a.agent_id)
                                OR EXISTS (SELECT FROM rdvs r JOIN agents_rdvs ar ON ar.rdv_id = r.id
                                           WHERE ${canBeJoined('$11')} AND ar.agent_id = a.agent_id)))))
    AND (${plages} OR ${hasRdvToJoin({ now: '$11', lieu: '$8', agents: '$5' })})`,
  )

const plagesWhere = (conditions: string) => `(
      SELECT true FROM plages p JOIN motifs_plages mp ON mp.motif_id = m.id AND mp.plage_id = p.id
      WHERE p.organisation_id = o.id AND ${conditions} LIMIT 1)`

// Without the organisation of the lieu, its plages would be looked through for each motif of the département.
const ofItsOrganisation = 'o.id = (SELECT organisation_id FROM lieux WHERE id = $8)'
const atLieu = 'p.lieu_id = $8'
const ofReferents = 'p.agent_id = ANY ($5)'

const ANYWHERE = searchWith('anywhere', '(SELECT true FROM motifs_plages mp WHERE mp.motif_id = m.id LIMIT 1)')
const AT_LIEU = searchWith('at lieu', `${ofItsOrganisation} AND ${plagesWhere(atLieu)}`)
const OF_REFERENTS = searchWith('of référents', plagesWhere(ofReferents))
const BOTH = searchWith(
  'at lieu of référents',
  `${ofItsOrganisation} AND ${plagesWhere(`${atLieu} AND ${ofReferents}`)}`,
)
