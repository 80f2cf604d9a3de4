import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systeme } from '#domain/actor/actor.ts'
import { createOnce } from '#domain/journal/create-once.ts'
import { deed } from '#domain/journal/deed.ts'
import { db } from '#infra/db.ts'
import { anOrganisation } from '#test/support/factories.ts'

/** A form that makes a team. */
const aForm = async () => {
  const { territoireId } = await anOrganisation()
  const once = `form of ${territoireId}`
  let made = 0
  const send = (fails = false) =>
    deed(systeme, (tx) =>
      createOnce(tx, {
        once,
        create: async () => {
          const team = await tx.prisma.team.create({ data: { territoireId, name: `Équipe ${++made}` } })
          if (fails) throw new Error('the power is cut')
          return team.id
        },
        isThere: async (id) => (await tx.prisma.team.count({ where: { id } })) > 0,
      }),
    )
  const teams = () => db.team.findMany({ where: { territoireId } })
  return { once, send, teams }
}

test('twenty at once make one thing, which all are given', async () => {
  const { send, teams } = await aForm()

  const ids = await Promise.all(Array.from({ length: 20 }, () => send()))

  const [made, ...more] = await teams()
  assert.deepEqual(more, [])
  assert.deepEqual([...new Set(ids)], [made?.id])
})

test('what failed is made by the next, even one that was waiting', async () => {
  const { send, teams } = await aForm()

  await assert.rejects(send(true), /the power is cut/)
  await Promise.allSettled([send(true), send(), send(true)])

  assert.equal((await teams()).length, 1)
})

test('what was removed may be made again', async () => {
  const { send, teams } = await aForm()
  const first = await send()
  await db.team.delete({ where: { id: first } })

  const second = await send()

  assert.deepEqual(
    (await teams()).map(({ id }) => id),
    [second],
  )
})

test('an hour later the same is another', async () => {
  const { once, send, teams } = await aForm()
  await send()
  await db.creation.update({ where: { key: once }, data: { expiresAt: new Date(Date.now() - 1) } })

  await send()

  assert.equal((await teams()).length, 2)
})
