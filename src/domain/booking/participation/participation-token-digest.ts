import { keyedDigest, keyedDigests } from '#infra/digest.ts'

/** What the database keeps of the token of a message. */
export const participationTokenDigest = (token: string) => keyedDigest(asMade(token))

/** Those that any of our keys may have made: a link outlives a change of key. */
export const participationTokenDigests = (token: string) => keyedDigests(asMade(token))

/** Somebody who copies a link may write small letters. */
const asMade = (token: string) => token.trim().toUpperCase()
