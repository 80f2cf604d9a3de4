import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { motifFields } from '#domain/territory/motif/motif-fields.ts'
import { pool } from '#infra/db.ts'
import { aMotif } from '#test/support/factories.ts'

type Bounds = { column: string; kind: string; least?: number; most?: number; among?: readonly number[] }

const bounded = Object.values<Bounds>(motifFields).filter(({ least, most, among }) => least ?? most ?? among)

const accepted = ({ least, most, among }: Bounds) => among ?? [least, most].filter((bound) => bound !== undefined)
const refused = ({ least, most, among }: Bounds) =>
  among
    ? among.map((hours) => hours + 1)
    : [least && least - 1, most && most + 1].filter((value) => value !== undefined)

test('the database accepts the bounds of a motif, and nothing beyond', async () => {
  const motif = await aMotif()
  const write = ({ column, kind }: Bounds, value: number) =>
    pool.query(`UPDATE motifs SET ${column} = $1 WHERE id = $2`, [
      kind === 'text' ? 'é'.repeat(value) : value,
      motif.id,
    ])

  for (const field of bounded) {
    for (const value of accepted(field)) await write(field, value)
    for (const value of refused(field)) await assert.rejects(write(field, value), /motifs_/, `${field.column} ${value}`)
  }
  assert.equal(bounded.length, 5)
})

test('each field of a motif stands in the column that bears its name', async () => {
  const { rows } = await pool.query<{ name: string }>(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'motifs'",
  )

  const NOT_SAID = ['id', 'deleted_at', 'created_at', 'updated_at']
  assert.deepEqual(
    rows.map(({ name }) => name).toSorted(),
    [...NOT_SAID, ...Object.values(motifFields).map(({ column }) => column)].toSorted(),
  )
  for (const [field, { column }] of Object.entries(motifFields))
    assert.equal(
      column.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      field,
    )
})
