import { randomInt } from 'node:crypto'
import { keyedDigest } from '#infra/digest.ts'

export const newCode = () => String(randomInt(1_000_000)).padStart(6, '0')

/** Tied to its browser: a code seen elsewhere, or in the database, opens nothing. */
export const codeDigest = (browserDigest: string, code: string) => keyedDigest(`code:${browserDigest}:${code}`)
