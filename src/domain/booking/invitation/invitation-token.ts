import { randomInt } from 'node:crypto'
import { keyedDigest } from '#infra/digest.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const LENGTH = 8

/** Of a partner's invitation or of an agent's: the same eight signs. */
export const newInvitationToken = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('')

/** What the database keeps of it; it may be typed in small letters. */
export const invitationTokenDigest = (token: string): string => keyedDigest(token.trim().toUpperCase())
