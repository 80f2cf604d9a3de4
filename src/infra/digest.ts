import { createHmac } from 'node:crypto'
import { config } from './config.ts'

/** What the database keeps of a short secret: without our key, trying them all says nothing. */
export const keyedDigest = (text: string) =>
  createHmac('sha256', config.ENCRYPTION_KEYS[0]?.key ?? '')
    .update(text)
    .digest('hex')
