import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkOf } from '#lib/network.ts'

test('an IPv4 address is alone, however it is written', () => {
  for (const written of ['203.0.113.7', '::ffff:203.0.113.7', '::ffff:cb00:7107', '0:0:0:0:0:FFFF:203.0.113.7'])
    assert.equal(networkOf(written), '203.0.113.7')
})

test('the addresses of an IPv6 network are one, however they are written', () => {
  const written = [
    '2001:db8:0:7::1',
    '2001:DB8:0:7:ffff:ffff:ffff:ffff',
    '2001:0db8:0000:0007:0:0:0:0',
    '2001:db8:0:7::',
  ]

  for (const address of written) assert.equal(networkOf(address), '2001:db8:0:7::/64')
})

test('two IPv6 networks are two', () => {
  const networks = ['2001:db8:0:7::1', '2001:db8:0:8::1', '2001:db8:1:7::1', '::1', 'fe80::1%eth0'].map(networkOf)

  assert.deepEqual(networks, [
    '2001:db8:0:7::/64',
    '2001:db8:0:8::/64',
    '2001:db8:1:7::/64',
    '0:0:0:0::/64',
    'fe80:0:0:0::/64',
  ])
})

test('what is no address is itself', () => {
  assert.equal(networkOf('unknown'), 'unknown')
})
