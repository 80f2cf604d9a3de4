import { createHmac } from 'node:crypto'
import { config } from './config.ts'

/** What the database keeps of a short secret: without our key, trying them all says nothing. */
export const keyedDigest = (text: string) => digestWith(config.ENCRYPTION_KEYS[0]?.key ?? Buffer.alloc(0), text)

/** For looking up what was written before the keys were changed. */
export const keyedDigests = (text: string) => config.ENCRYPTION_KEYS.map(({ key }) => digestWith(key, text))

const digestWith = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest('hex')
