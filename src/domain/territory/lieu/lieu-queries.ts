import { z } from 'zod'
import { config } from '#infra/config.ts'
import { query, type RowOf, statement } from '#infra/query.ts'
import { recentMemory } from '#lib/recent-memory.ts'

/** Lieux that usagers may be sent to. */
export const listOpenLieux = (ids: readonly number[]): Promise<LieuShown[]> => query(OPEN_LIEUX, [ids])

const OPEN_LIEUX = statement(
  'open-lieux',
  {
    id: z.int(),
    name: z.string(),
    address: z.string(),
    latitude: z.number(),
    longitude: z.number(),
    phoneNumber: z.string().nullable(),
    organisationId: z.int(),
  },
  `
  SELECT id, name, address, latitude, longitude, phone_number AS "phoneNumber", organisation_id AS "organisationId"
  FROM lieux WHERE id = ANY ($1) AND availability <> 'disabled'`,
)

export type LieuShown = RowOf<typeof OPEN_LIEUX>

// Shown on every page of a search; whoever books looks at the lieu again.
const recently = recentMemory<LieuShown | null>({ lastsMs: config.SEARCH_MEMORY, most: 500 })

export const findOpenLieu = (id: number, now: Temporal.Instant): Promise<LieuShown | null> =>
  recently(String(id), now.epochMilliseconds, async () => (await listOpenLieux([id]))[0] ?? null)
