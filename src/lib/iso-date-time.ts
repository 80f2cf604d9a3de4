import { type Moment, zoned } from './date-words.ts'

/** The machine-readable form for `<time datetime>`. */
export const isoDateTime = (value: Moment, zone?: string) =>
  (value instanceof Temporal.Instant ? zoned(value, zone) : value).toString({
    smallestUnit: 'minute',
    timeZoneName: 'never',
  })
