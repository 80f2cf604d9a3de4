import { cipherOf, type Key, type Opened } from './cipher.ts'
import { config } from './config.ts'
import type { EncryptedColumn } from './encrypted-columns.ts'
import { log } from './logger.ts'

const [first, ...others] = config.ENCRYPTION_KEYS
const none: Key = { version: 0, key: Buffer.alloc(0) }
const cipher = cipherOf([first ?? none, ...others])

/** What begins the values that need no rotation. */
export const newestPrefix = `v${cipher.newest}:`

/** Written before the column was encrypted: only the rotation meets such values. */
export const isClear = (value: string) => !/^v\d+:/.test(value)

/** To be written in that column, and in no other. */
export const encrypt = (column: EncryptedColumn, text: string): string => cipher.encrypt(column, text)

/** What was written there. A value that cannot be read is logged, and never an exception: pages say so and go on. */
export function decrypt(column: EncryptedColumn, sealed: string): Opened {
  const opened = cipher.decrypt(column, sealed)
  if (!opened.ok) log.error({ column, reason: opened.reason }, 'unreadable encrypted value')
  return opened
}

/** Of somebody, for a while, outside any column: neither opens what the other holds. */
type Errand = `address of ${string}`

const SEALED = /^v\d+:[A-Za-z0-9+/]{38,}=*$/

/** Whether it looks like what is encrypted, whoever may open it. */
export const looksSealed = (text: string) => SEALED.test(text)

export const sealFor = (errand: Errand, text: string): string => cipher.encrypt(errand, text)

/** Null when it is of another errand, or was altered: whoever writes addresses may write that, and nothing is logged. */
export function openFor(errand: Errand, sealed: string): string | null {
  const opened = cipher.decrypt(errand, sealed)
  return opened.ok ? opened.text : null
}

/** For a form that saves all its fields: what did not change keeps its value, and the journal records nothing. */
export function encryptChange(column: EncryptedColumn, text: string | null, kept: string | null): string | null {
  if (text === null) return null
  const known = kept === null ? null : cipher.decrypt(column, kept)
  return known?.ok && known.text === text ? kept : encrypt(column, text)
}
