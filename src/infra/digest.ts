import { createHmac } from 'node:crypto'
import { config } from './config.ts'

/** What the database keeps of a short secret: without our key, trying them all says nothing. */
export const keyedDigest = (text: string) => digestUnder(config.ENCRYPTION_KEYS[0]?.key ?? '', text)

/** Those that any of our keys may have made. */
export const keyedDigests = (text: string) => config.ENCRYPTION_KEYS.map(({ key }) => digestUnder(key, text))

const digestUnder = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest('hex')
