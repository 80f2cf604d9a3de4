import assert from 'node:assert/strict'
import { test } from 'node:test'
import decodeQR from 'qr/decode.js'
import { qrCode } from '#lib/qr-code.ts'

const SCALE = 4

/** As a browser draws it: black squares on white. */
function drawn({ size, path }: ReturnType<typeof qrCode>) {
  const side = size * SCALE
  const data = new Uint8Array(side * side * 4).fill(255)
  for (const [, column = '', row = ''] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let dy = 0; dy < SCALE; dy++)
      for (let dx = 0; dx < SCALE; dx++) {
        const at = ((Number(row) * SCALE + dy) * side + Number(column) * SCALE + dx) * 4
        data.fill(0, at, at + 3)
      }
  return { width: side, height: side, data }
}

test('what an application reads in the square is what was written', () => {
  const address = 'otpauth://totp/RDV%20Solidarit%C3%A9s:sonia%40exemple.fr?secret=GEZDGNBVGY3TQOJQ&issuer=RDV'

  assert.equal(decodeQR(drawn(qrCode(address))), address)
})
