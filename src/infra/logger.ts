import pino from 'pino'
import { config } from './config.ts'

// A path may carry a token, a query string a name: only the route as declared is written.
const PERSONAL = [
  'email',
  'phoneNumber',
  'phone_number',
  'firstName',
  'lastName',
  'birthDate',
  'address',
  'password',
  'token',
]

export const loggerOptions = {
  redact: { paths: PERSONAL.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[removed]' },
  serializers: { err: errorWithoutValues },
} satisfies pino.LoggerOptions

export const log = pino({ ...loggerOptions, level: config.LOG_LEVEL })

/** Messages of PostgreSQL and Prisma quote rows in `detail` and `meta`: only what locates the fault is kept. */
function errorWithoutValues(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }

  const code = 'code' in error ? error.code : undefined
  return { type: error.name, code, message: firstLine(error.message), stack: framesOf(error) }
}

const firstLine = (message: string) => message.trim().split('\n')[0]
const framesOf = (error: Error) =>
  error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .join('\n')
