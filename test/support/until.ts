import { setTimeout as after } from 'node:timers/promises'

const EVERY_MS = 20

/** Waits for what another process or a queue brings about; fails once the time is over. */
export async function until<Found>(
  condition: () => Found | Promise<Found>,
  { within = 20_000, awaited = condition.toString() }: { within?: number; awaited?: string } = {},
): Promise<NonNullable<Found>> {
  const end = Date.now() + within
  while (Date.now() < end) {
    const found = await condition()
    if (found) return found
    await after(EVERY_MS)
  }
  throw new Error(`still not so after ${within} ms: ${awaited}`)
}
