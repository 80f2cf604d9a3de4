import { KNOWN_SECRET } from '#infra/config-schema.ts'

/** What the product must be told, for a machine where nobody else comes: bin/dev, tests and measures. */
export const HOME_SETTINGS = {
  PUBLIC_URL: 'http://localhost:3000',
  DATABASE_URL: 'postgresql://postgres:postgres@127.0.0.1:5432/rdv',
  REDIS_URL: 'redis://127.0.0.1:6379',
  SMTP_URL: 'smtp://127.0.0.1:1025',
  SESSION_SECRETS: KNOWN_SECRET,
  ENCRYPTION_KEYS: KNOWN_SECRET,
}

/** Before anything reads the configuration: what is given stays. */
export function settleAtHome(others: Record<string, string> = {}) {
  for (const [name, value] of Object.entries({ ...HOME_SETTINGS, ...others })) process.env[name] ||= value
}
