import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brandOfVerticale, findBrand } from '#web/shared/brand.ts'
import { brands } from '#web/shared/brands.ts'

test('a host name has one brand, whatever its case and port', () => {
  assert.equal(findBrand('WWW.rdv-solidarites.fr:443')?.code, 'rdv_solidarites')
  assert.equal(findBrand('rdv.anct.gouv.fr')?.name, 'RDV Service Public')
})

test('an unknown host has no brand, unless the configuration gives it one', () => {
  assert.equal(findBrand('exemple.fr'), null)
  assert.equal(findBrand('exemple.fr', { 'exemple.fr': 'rdv_mairie' })?.code, 'rdv_mairie')
})

test('the verticale of an organisation chooses the brand of its messages', () => {
  assert.equal(brandOfVerticale('rdv_insertion').code, 'rdv_solidarites')
  assert.equal(brandOfVerticale('rdv_aide_numerique').code, 'rdv_aide_numerique')
})

test('no brand shows the marks of the State by default', () => {
  for (const brand of Object.values(brands)) {
    assert.equal(brand.authority, null)
    assert.equal(brand.typeface, false)
  }
})

test('no host belongs to two brands', () => {
  const hosts = Object.values(brands).flatMap((brand) => brand.hosts)

  assert.equal(new Set(hosts).size, hosts.length)
})
