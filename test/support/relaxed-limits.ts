import { type Limits, limits } from '#web/shared/rate-limit.ts'

/** Tests of other things than limits come from one address, many times. */
export const relaxedLimits: Limits = Object.fromEntries(
  Object.keys(limits).map((name) => [name, { most: 10_000, windowMs: 60_000 }]),
)
