import type pg from 'pg'
import { z } from 'zod'
import type { Actor } from '#domain/actor/actor.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import { lockFamilies } from '#domain/people/usager/lock-families.ts'
import { command, execute, query, statement } from '#infra/query.ts'
import { anonymiseUsagers } from './anonymise-usagers.ts'
import { excuseRdvs, listRdvIdsToCome } from './excuse-rdvs.ts'

type Closing = { usagerId: number; actor: Actor; now: Temporal.Instant }

/** Those of an organisation of insertion stay: it still follows the person, who only loses the account. */
export type ClosingOutcome = { excusedRdvIds: number[] }

/** Rdvs to come are cancelled, then nothing is left of the person nor of the proches (decision 11). */
export const closeAccount = (closing: Closing): Promise<ClosingOutcome> =>
  deed(closing.actor, (tx) => close(tx, closing))

async function close(tx: DeedTx, { usagerId, now }: Closing) {
  const connection = tx.sql
  const family = await lockFamily(connection, usagerId)
  const insertion = await organisationsOfInsertion(connection, usagerId)
  const toCome = await listRdvIdsToCome(connection, family, now)
  const rdvIds = toCome.filter(({ organisationId }) => !insertion.includes(organisationId)).map(({ id }) => id)
  await excuseRdvs(tx, { usagerIds: family, rdvIds, now })
  if (insertion.length > 0) await detach(connection, family, insertion)
  else await anonymiseUsagers(connection, family, now)
  return { excusedRdvIds: rdvIds }
}

async function lockFamily(connection: pg.PoolClient, usagerId: number) {
  await lockFamilies(connection, [usagerId])
  const rows = await query(FAMILY, [usagerId], connection)
  return rows.map(({ id }) => id)
}

const FAMILY = statement(
  'lock-family',
  { id: z.int() },
  `
  SELECT id FROM usagers WHERE (id = $1 OR responsible_id = $1) AND deleted_at IS NULL ORDER BY id FOR UPDATE`,
)

async function organisationsOfInsertion(connection: pg.PoolClient, usagerId: number) {
  const rows = await query(INSERTION, [usagerId], connection)
  return rows.map(({ id }) => id)
}

const INSERTION = statement(
  'organisations-of-insertion',
  { id: z.int() },
  `
  SELECT organisation.id FROM organisations organisation
  JOIN usager_profiles profile ON profile.organisation_id = organisation.id
  WHERE profile.usager_id = $1 AND organisation.verticale = 'rdv_insertion'`,
)

async function detach(connection: pg.PoolClient, family: readonly number[], keptOrganisationIds: readonly number[]) {
  await execute(PROFILES, [family, keptOrganisationIds], connection)
  await execute(LINKS, [family], connection)
  await execute(CREDENTIALS, [family], connection)
}

const PROFILES = command(
  'detach-profiles',
  'DELETE FROM usager_profiles WHERE usager_id = ANY ($1) AND organisation_id <> ALL ($2)',
)

const LINKS = command('detach-links', 'DELETE FROM account_links WHERE usager_id = ANY ($1)')

const CREDENTIALS = command(
  'detach-credentials',
  `
  UPDATE usagers SET password_digest = NULL, confirmed_at = NULL, unconfirmed_email = NULL, franceconnect_openid_sub = NULL,
    session_version = session_version + 1 WHERE id = ANY ($1)`,
)
