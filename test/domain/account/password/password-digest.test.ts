import assert from 'node:assert/strict'
import { test } from 'node:test'
import { digestPassword, isDated, isPassword } from '#domain/account/password/password-digest.ts'

test('a password is known by its digest, and no other is', async () => {
  const digest = await digestPassword('quatre grues cendrées')

  assert.equal(await isPassword('quatre grues cendrées', digest), true)
  assert.equal(await isPassword('quatre grues', digest), false)
})

test('without digest nothing is the password, not even that of the comparison made for nobody', async () => {
  assert.equal(await isPassword('nobody has this password', null), false)
})

test('digests of the former system are dated', async () => {
  assert.equal(isDated('$2a$11$DhFHs4yUvCp2bqyVR3qHyOWw3R1l5vzmZpU3QpH1lYxJ4m8m3dXnS'), true)
  assert.equal(isDated(await digestPassword('quatre grues cendrées')), false)
})
