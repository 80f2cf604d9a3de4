import { timingSafeEqual } from 'node:crypto'
import { keyedDigest, keyedDigests } from '#infra/digest.ts'
import { TOKEN_LIFETIME } from './participation-token.ts'

type Opened = { participationId: number; expiresAt: Temporal.Instant }

/**
 * In the calendar file that a usager keeps: it names its participation and its end, under our key, since what is read writes no row
 * (decision 43). Each file has its own; removing the participation revokes them.
 */
export function calendarToken(participationId: number, now: Temporal.Instant): string {
  const endsAtSeconds = Math.floor(now.add(TOKEN_LIFETIME).epochMilliseconds / 1000)
  const named = `${participationId.toString(36)}-${endsAtSeconds.toString(36)}`.toUpperCase()
  return `${named}-${signed(keyedDigest(said(named)))}`
}

/** Null when we did not make it. Small letters are heard too, as in those of messages. */
export function readCalendarToken(token: string): Opened | null {
  const found = /^([0-9A-Z]{1,6})-([0-9A-Z]{6,7})-([0-9A-F]{32})$/.exec(token.trim().toUpperCase())
  const [, participation = '', end = '', given = ''] = found ?? []
  const made = keyedDigests(said(`${participation}-${end}`)).map(signed)
  if (!found || !made.some((one) => timingSafeEqual(Buffer.from(one), Buffer.from(given)))) return null
  const expiresAt = Temporal.Instant.fromEpochMilliseconds(Number.parseInt(end, 36) * 1000)
  return { participationId: Number.parseInt(participation, 36), expiresAt }
}

const said = (named: string) => `calendar-token:${named}`

/** 128 bits: nobody guesses them. */
const signed = (digest: string) => digest.slice(0, 32).toUpperCase()
