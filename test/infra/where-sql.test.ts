import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pool } from '#infra/db.ts'
import { TABLES } from '#infra/tables.ts'
import { whereSql } from '#infra/where-sql.ts'
import '#test/support/database.ts'

const sqlOf = (condition: ReturnType<typeof whereSql>) =>
  condition.sql(...condition.values.map((value) => JSON.stringify(value)))

test('each relation of the tables is a foreign key of the database', async () => {
  const { rows } = await pool.query<{ link: string }>(`
    SELECT format('%s.%s -> %s', child.relname, a.attname, parent.relname) AS link
    FROM pg_constraint c
    JOIN pg_class child ON child.oid = c.conrelid
    JOIN pg_class parent ON parent.oid = c.confrelid
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE c.contype = 'f' AND cardinality(c.conkey) = 1`)
  const foreignKeys = new Set(rows.map(({ link }) => link))

  const told = Object.values(TABLES).flatMap(({ name, relations }) =>
    Object.values(relations).map(({ kind, model, column }) =>
      kind === 'one' ? `${name}.${column} -> ${TABLES[model].name}` : `${TABLES[model].name}.${column} -> ${name}`,
    ),
  )

  assert.ok(told.length > 10)
  assert.deepEqual(
    told.filter((link) => !foreignKeys.has(link)),
    [],
  )
})

test('a condition is written for the name that the statement gives to the table', () => {
  const where = { status: { not: 'seen' }, agents: { some: { agentId: 3 } } } as const

  assert.equal(
    sqlOf(whereSql('Rdv', where, 'r')),
    '(r.status <> "seen" AND EXISTS (SELECT FROM agents_rdvs r_agents WHERE r_agents.rdv_id = r.id AND r_agents.agent_id = 3))',
  )
})

test('where many rows are passed by, those that they lead to are read once', () => {
  const where = { OR: [{ agents: { some: { agentId: 3 } } }, { motif: { serviceId: 4 } }] }

  assert.equal(
    sqlOf(whereSql('Rdv', where, 'r', 'once')),
    '(r.id IN (SELECT r_agents.rdv_id FROM agents_rdvs r_agents WHERE r_agents.agent_id = 3)' +
      ' OR r.motif_id IN (SELECT r_motif.id FROM motifs r_motif WHERE r_motif.service_id = 4))',
  )
})

test('conditions of one shape have one name, hence one plan, whatever their values', () => {
  const named = (ids: number[]) => whereSql('Lieu', { organisationId: { in: ids } }, 'l').name

  assert.equal(named([1, 2, 3]), named([]))
  assert.notEqual(named([1]), whereSql('Lieu', { id: { in: [1] } }, 'l').name)
})

const unknown: [why: string, render: () => unknown][] = [
  ['another operator', () => whereSql('Rdv', { startsAt: { gt: new Date() } }, 'r')],
  ['NOT', () => whereSql('Lieu', { NOT: { id: 1 } }, 'l')],
  ['a relation that no scope takes', () => whereSql('Rdv', { lieu: { id: 1 } }, 'r')],
  ['none', () => whereSql('Rdv', { agents: { none: { agentId: 1 } } }, 'r')],
  ['is', () => whereSql('Rdv', { motif: { is: { id: 1 } } }, 'r')],
]
for (const [why, render] of unknown)
  test(`what is unknown to scopes is refused at once: ${why}`, () => {
    assert.throws(render, /unknown to scopes/)
  })

test('a condition left undefined is refused, where Prisma would show everything', () => {
  const where: object = { organisationId: undefined }

  assert.throws(() => whereSql('Lieu', where, 'l'), /unknown to scopes: undefined/)
})
