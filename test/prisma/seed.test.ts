import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import bcrypt from 'bcrypt'
import { findCentres } from '#domain/territory/commune/commune-centre-queries.ts'
import { searchCommunes } from '#infra/communes/search-communes.ts'
import { pool } from '#infra/db.ts'
import { decrypt } from '#infra/encryption.ts'
import { metresBetween } from '#lib/great-circle.ts'
import { anOrganisation } from '#test/support/factories.ts'
import '#test/support/database.ts'
import { demoWorld } from '../../prisma/seed/demo-world.ts'
import { plantDemoWorld } from '../../prisma/seed/plant-demo-world.ts'
import { demoSignIns } from '../../prisma/seed/sign-ins.ts'

const now = new Date('2027-02-24T09:00:00Z')

before(async () => assert.equal(await plantDemoWorld(now), 'planted'))

const count = async (condition: string) => {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${condition}`)
  return rows[0]?.count ?? 0
}

test('planting again changes nothing', async () => {
  const rdvs = await count('rdvs')

  assert.equal(await plantDemoWorld(now), 'already-there')

  assert.equal(await count('rdvs'), rdvs)
})

test('whoever looked at a file did it with the service that is his', async () => {
  const looks = 'consultations seen JOIN agents looked ON looked.id = seen.actor_id'
  const his = `EXISTS (SELECT FROM agent_services link JOIN services s ON s.id = link.service_id
    WHERE link.agent_id = looked.id AND s.name = seen.service_name)
    AND seen.actor_name = concat(looked.first_name, ' ', upper(looked.last_name))`

  assert.equal(await count(`${looks} WHERE ${his}`), await count('consultations'))
  assert.ok((await count('consultations')) > 0)
})

test('the same day gives the same world', () => {
  const account = { passwordDigest: 'digest', confirmedAt: now }

  assert.deepEqual(demoWorld(now, account), demoWorld(now, account))
})

const amounts: [condition: string, least: number][] = [
  ['territoires', 3],
  ['organisations', 10],
  ["lieux WHERE availability = 'enabled'", 30],
  ['agents', 60],
  ['usagers', 5000],
  ["rdvs WHERE starts_at < '2027-02-24T09:00Z'", 3000],
  ["rdvs WHERE starts_at > '2027-02-24T09:00Z'", 1000],
  ['usagers WHERE responsible_id IS NOT NULL', 1000],
]
for (const [condition, least] of amounts)
  test(`there are at least ${least} ${condition}`, async () => {
    assert.ok((await count(condition)) >= least)
  })

test('each lieu is in its commune: her centre is less than ten kilometres away', async () => {
  const { rows } = await pool.query<{ address: string; latitude: number; longitude: number }>('SELECT * FROM lieux')

  const astray = []
  for (const lieu of rows) {
    const codes = (await searchCommunes(lieu.address)).map(({ commune }) => commune.cityCode)
    const [centre] = (await findCentres(codes)).values()
    if (!centre || metresBetween(centre, lieu) > 10_000) astray.push(lieu.address)
  }

  assert.deepEqual(astray, [])
})

const everyValueOf: [table: string, column: string][] = [
  ['territoires', 'kind'],
  ['services', 'kind'],
  ['organisations', 'verticale'],
  ['lieux', 'availability'],
  ['agent_roles', 'access_level'],
  ['motifs', 'location_type'],
  ['motifs', 'bookable_by'],
  ['motifs', 'visibility_type'],
  ['motifs', 'sectorisation_level'],
  ['rdvs', 'status'],
  ['rdvs', 'created_by_type'],
  ['participations', 'status'],
  ['zones', 'level'],
  ['secteur_attributions', 'level'],
]
const notShown = new Set(['visioplainte'])
for (const [table, column] of everyValueOf)
  test(`every ${column} of ${table} is there`, async () => {
    const missing = await pool.query<{ value: string }>(
      `SELECT value::text FROM unnest(enum_range(NULL::${await typeOf(table, column)})) value
       WHERE value NOT IN (SELECT ${column} FROM ${table})`,
    )
    assert.deepEqual(
      missing.rows.filter(({ value }) => !notShown.has(value)),
      [],
    )
  })

async function typeOf(table: string, column: string) {
  const { rows } = await pool.query<{ name: string }>(
    'SELECT udt_name AS name FROM information_schema.columns WHERE table_name = $1 AND column_name = $2',
    [table, column],
  )
  return rows[0]?.name
}

const present = [
  'motifs WHERE collectif',
  'motifs WHERE follow_up',
  'motifs WHERE for_secretariat',
  'motifs WHERE deleted_at IS NOT NULL',
  'motifs WHERE restriction_for_rdv IS NOT NULL AND instruction_for_rdv IS NOT NULL',
  'motifs JOIN motif_categories ON motif_categories.id = motif_category_id WHERE requires_ants_number',
  "plages WHERE rrule LIKE 'FREQ=WEEKLY;INTERVAL=2%'",
  "plages WHERE rrule LIKE 'FREQ=MONTHLY%'",
  'plages WHERE rrule IS NULL',
  "plages WHERE exceptions::text LIKE '%movedTo%'",
  'absences WHERE end_day > first_day',
  'absences WHERE rrule IS NOT NULL',
  'agents JOIN agent_roles ON agent_id = agents.id GROUP BY agents.id HAVING count(*) > 1',
  'agent_territorial_roles',
  'agent_territorial_access_rights WHERE allow_to_manage_teams',
  'agent_teams',
  'agent_groups JOIN agent_group_members ON group_id = agent_groups.id GROUP BY group_id HAVING count(*) > 3',
  'agents WHERE email IS NULL AND deleted_at IS NULL',
  'agents WHERE invitation_sent_at IS NOT NULL AND confirmed_at IS NULL',
  'rdvs WHERE max_participants_count = usagers_count',
  'rdvs WHERE overbooked',
  'rdvs WHERE waiting_room_at IS NOT NULL',
  'agents_rdvs WHERE busy AND NOT exclusive',
  'participations WHERE created_by_agent_prescripteur',
  'referent_assignations',
  'files_attente',
  'receipts',
  'webhook_endpoints',
  'rdvs WHERE context IS NOT NULL',
  'usagers WHERE notes IS NOT NULL',
  "versions WHERE actor_type = 'agent'",
  'consultations',
  'refus JOIN usager_profiles file ON file.usager_id = refus.usager_id AND file.organisation_id = refus.organisation_id',
  'webhook_deliveries',
  'super_admins',
]
for (const condition of present)
  test(`there is something of ${condition}`, async () => {
    assert.ok((await count(condition)) > 0)
  })

test('each demo sign-in opens a confirmed account', async () => {
  for (const { face, email, password } of demoSignIns) {
    const { rows } = await pool.query<{ password_digest: string }>(
      `SELECT password_digest FROM ${face}s WHERE email = $1 AND confirmed_at IS NOT NULL AND deleted_at IS NULL`,
      [email],
    )
    assert.ok(await bcrypt.compare(password, rows[0]?.password_digest ?? ''), email)
  }
})

test('secrets and notes of the demo world are encrypted, and can be read', async () => {
  const { rows } = await pool.query<{ secret: string }>('SELECT secret FROM webhook_endpoints ORDER BY id LIMIT 1')

  const secret = decrypt('webhook_endpoints.secret', rows[0]?.secret ?? '')

  assert.deepEqual(secret, { ok: true, text: 'secret-de-demonstration' })
})

test('the first demo usager has proches, a referent, rdvs to come and past', async () => {
  const nadia = "(SELECT id FROM usagers WHERE email = 'usager@rdv.test')"
  const hers = `participations JOIN rdvs ON rdvs.id = rdv_id WHERE usager_id = ${nadia}`

  assert.equal(await count(`usagers WHERE responsible_id = ${nadia}`), 2)
  assert.equal(await count(`referent_assignations WHERE usager_id = ${nadia}`), 1)
  assert.ok((await count(`${hers} AND starts_at > '2027-02-24T09:00Z'`)) >= 3)
  assert.ok((await count(`${hers} AND starts_at < '2027-02-24T09:00Z'`)) >= 3)
})

test('what is written afterwards is numbered after the demo world', async () => {
  const last = await count('organisations')

  const { id } = await anOrganisation()

  assert.equal(id, last + 1)
})
