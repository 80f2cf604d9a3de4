import { createHash, randomBytes } from 'node:crypto'
import type { AccountPurpose } from '#infra/prisma/enums.ts'

/** How long the link of a mail opens its page. */
export const lifetimeOf = {
  confirmation: Temporal.Duration.from({ hours: 72 }),
  email_change: Temporal.Duration.from({ hours: 72 }),
  password_reset: Temporal.Duration.from({ hours: 6 }),
  invitation: Temporal.Duration.from({ hours: 24 * 7 }),
} as const satisfies Record<AccountPurpose, Temporal.Duration>

export const newAccountToken = (): string => randomBytes(24).toString('base64url')

/** What the database keeps of a token. */
export const accountTokenDigest = (token: string): string => createHash('sha256').update(token).digest('hex')
