import type { Bounds } from '#domain/booking/creneau/bounds.ts'
import { DAY_MS } from '#lib/day.ts'

/** Busy times of a day more on each side, since plages keep the days of their own zone. */
export const spanOf = ({ fromMs, endMs }: Bounds) => ({ startMs: fromMs - 2 * DAY_MS, endMs: endMs + 2 * DAY_MS })
