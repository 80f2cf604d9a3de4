import { sweepHolds } from '#domain/booking/hold/sweep-holds.ts'
import { emptyWaitingRooms } from '#domain/booking/rdv/empty-waiting-rooms.ts'
import { purgeJournal } from '#domain/journal/journal/purge-journal.ts'
import { purgeExports } from '#domain/keeping/export/purge-exports.ts'
import { republishExports } from '#domain/keeping/export/request-export.ts'
import {
  purgeEvenements,
  sweepExpired,
  sweepRefus,
  sweepVerifications,
} from '#domain/keeping/retention/sweep-expired.ts'
import { keepCentres } from '#domain/territory/commune/keep-centres.ts'
import { sweepTries } from '#infra/rate-limit.ts'
import { sweepEvenements } from './sweep-evenements.ts'

export type Cron = { name: string; pattern: string; run: (now: Temporal.Instant) => Promise<unknown> }

/** What comes back by itself, on the clock of Paris; never between 2:00 and 2:59, an hour that comes twice or not at all. */
export const schedule: readonly Cron[] = [
  { name: 'sweep-evenements', pattern: '* * * * *', run: sweepEvenements },
  { name: 'republish-exports', pattern: '* * * * *', run: republishExports },
  { name: 'purge-exports', pattern: '10 * * * *', run: purgeExports },
  { name: 'sweep-holds', pattern: '*/5 * * * *', run: sweepHolds },
  { name: 'keep-commune-centres', pattern: '35 * * * *', run: keepCentres },
  { name: 'sweep-verifications', pattern: '20 * * * *', run: sweepVerifications },
  { name: 'sweep-tries', pattern: '5 * * * *', run: sweepTries },
  { name: 'empty-waiting-rooms', pattern: '0,30 * * * *', run: emptyWaitingRooms },
  { name: 'purge-evenements', pattern: '30 4 * * *', run: purgeEvenements },
  { name: 'sweep-refus', pattern: '25 4 * * *', run: sweepRefus },
  { name: 'purge-journal', pattern: '0 23 * * *', run: purgeJournal },
  { name: 'sweep-expired', pattern: '50 23 * * *', run: sweepExpired },
]
