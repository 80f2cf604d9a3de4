import { randomInt } from 'node:crypto'

/** A link of a message works that long, whatever other messages follow it. */
export const TOKEN_WEEKS = 12

export const TOKEN_LIFETIME = Temporal.Duration.from({ hours: TOKEN_WEEKS * 7 * 24 })

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const LENGTH = 8

export const newParticipationToken = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('')
