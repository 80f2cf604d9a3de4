import '#test/support/database.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withQueries } from '#test/support/count-queries.ts'
import { aLieu, aMotif, anOrganisation, aPlage, aTerritoire } from '#test/support/factories.ts'
import { aSignedInUsager } from '#test/support/signed-in.ts'
import { aVisitor, serve, type Visitor } from '#test/support/visitor.ts'
import { createApp } from '../../../../src/app.ts'

serve(createApp)

const MOST = 6
const TOMORROW = new Date(Temporal.Now.plainDateISO('Europe/Paris').add({ days: 1 }).toString())

/** Two motifs offered at that many lieux; the addresses of the pages that lead to one of them. */
async function pagesOfASearch(departementNumber: string, lieux: number) {
  const territoire = await aTerritoire({ departementNumber })
  const { id: organisationId } = await anOrganisation({ territoireId: territoire.id })
  const [motif, other] = [await aMotif({ organisationId }), await aMotif({ organisationId })]
  await aPlage({ motifId: other.id })
  const ids = []
  for (let at = 0; at < lieux; at++) {
    const lieu = await aLieu({ organisationId })
    await aPlage({ motifId: motif.id, lieuId: lieu.id, firstDay: TOMORROW, lastDay: TOMORROW })
    ids.push(lieu.id)
  }
  const search = `/prendre_rdv?departement=${departementNumber}`
  return [search, `${search}&motif_id=${motif.id}`, `${search}&motif_id=${motif.id}&lieu_id=${ids[0]}`]
}

/** Queries of each page, asked in turn. */
async function costsOf(visitor: Visitor, paths: string[]) {
  const costs = []
  for (const path of paths) {
    const { result, queries } = await withQueries(() => visitor.get(path))
    assert.equal(result.status, 200)
    costs.push(queries.length)
  }
  return costs
}

test('a page of a search costs as much for twelve lieux as for two', async () => {
  const few = await costsOf(aVisitor(), await pagesOfASearch('601', 2))
  const many = await costsOf(aVisitor(), await pagesOfASearch('602', 12))

  assert.deepEqual(many, few)
})

test('a page of a search costs six queries at most, those of the session included', async () => {
  const { visitor } = await aSignedInUsager()

  const costs = await costsOf(visitor, await pagesOfASearch('603', 12))

  assert.ok(Math.min(...costs) > 0, 'queries were counted')
  assert.ok(Math.max(...costs) <= MOST, `queries of the pages: ${costs}`)
})
