import { randomInt } from 'node:crypto'
import { keyedDigest, keyedDigests } from '#infra/digest.ts'

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const LENGTH = 8

/** Of an invitation to open an account: typed by who reads his mails elsewhere. */
export const newInvitationCode = (): string =>
  Array.from({ length: LENGTH }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('')

export const isInvitationCode = (typed: string) => /^[A-Z0-9]{8}$/.test(normal(typed))

export const invitationCodeDigest = (code: string): string => keyedDigest(named(code))

/** Under each key: one may have been rotated since the mail left. */
export const invitationCodeDigests = (typed: string): string[] => keyedDigests(named(typed))

const named = (code: string) => `account-invitation:${normal(code)}`
const normal = (code: string) => code.replaceAll(/[\s-]/g, '').toUpperCase()
