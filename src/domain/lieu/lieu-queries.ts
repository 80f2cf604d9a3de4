import { query } from '#infra/query.ts'

export type LieuShown = {
  id: number
  name: string
  address: string
  latitude: number
  longitude: number
  phoneNumber: string | null
  organisationId: number
}

/** Lieux that usagers may be sent to. */
export const listOpenLieux = (ids: readonly number[]): Promise<LieuShown[]> =>
  query<LieuShown>('open-lieux', OPEN_LIEUX, [ids])

const OPEN_LIEUX = `
  SELECT id, name, address, latitude, longitude, phone_number AS "phoneNumber", organisation_id AS "organisationId"
  FROM lieux WHERE id = ANY ($1) AND availability <> 'disabled'`

export async function findOpenLieu(id: number): Promise<LieuShown | null> {
  const [lieu] = await listOpenLieux([id])
  return lieu ?? null
}
