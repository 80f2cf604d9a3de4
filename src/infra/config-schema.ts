import { createHash } from 'node:crypto'
import { z } from 'zod'
import { identitySettings } from './identity/settings.ts'

export type Config = z.infer<typeof environment>
export type ConfigOutcome = { ok: true; config: Config } | { ok: false; problems: string[] }

/** An empty value counts as absent, so that a line of .env may be left blank. */
export function readConfig(env: Record<string, string | undefined>): ConfigOutcome {
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(inWords(env)) }

  const problems = tooWeakIn(parsed.data)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: parsed.data }
}

const inWords =
  (env: Record<string, string | undefined>) =>
  ({ path, message }: z.core.$ZodIssue) =>
    `${path.join('.')}: ${env[String(path[0])] ? message : 'must be given'}`

const flag = z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'], error: 'expected true or false' })
const list = z.string().transform((text) => text.split(',').map((item) => item.trim()))
const port = z.coerce.number().int().min(0).max(65535)
const milliseconds = z.coerce.number().int().positive()
const several = z.coerce.number().int().positive()
const urlOf = (protocol: RegExp) => z.url({ protocol, error: `expected an address matching ${protocol}` })

const BRANDS = ['rdv-solidarites', 'rdv-aide-numerique', 'rdv-mairie'] as const

const host = z
  .string()
  .regex(new RegExp(`^[a-z0-9.:-]+(=(${BRANDS.join('|')}))?$`), 'expected host or host=brand, separated by commas')
  .transform((text) => {
    const [name = '', brand] = text.split('=')
    return brand === undefined ? { host: name } : { host: name, brand }
  })

/** An origin, or all the sites of a domain, as `frame-ancestors` reads them: nothing else may slip into that header. */
const site = z
  .string()
  .regex(/^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d+)?$/, 'expected https://site or https://*.domain, separated by commas')

/** Any secret will do, since its digest is the key; without a version it is the first. */
const encryptionKey = z
  .string()
  .regex(/^(\d+:)?[^:\s]{32,}$/, 'expected version:secret of 32 characters or more, separated by commas')
  .transform((text) => {
    const [secret = '', version = '1'] = text.split(':').toReversed()
    return { version: Number(version), key: digestOf(secret) }
  })

const digestOf = (secret: string) => createHash('sha256').update(secret).digest()

const haveOwnVersions = (keys: readonly { version: number }[]) =>
  new Set(keys.map(({ version }) => version)).size === keys.length

/** Written in the repository, it protects nobody. */
export const KNOWN_SECRET = 'known-to-everybody-for-development-and-tests'

const USUAL_PASSWORD_COST = 12

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: urlOf(/^https?$/),
  ALLOWED_HOSTS: list.pipe(z.array(host)).default([]),
  DEFAULT_BRAND: z.enum(BRANDS).default('rdv-solidarites'),
  EMBEDDING_SITES: list.pipe(z.array(site)).default([]),
  TRUST_PROXY: z.coerce.number().int().min(0).default(0),

  DATABASE_URL: urlOf(/^postgres(ql)?$/),
  DB_POOL_SIZE: several.default(10),
  DB_CONNECT_TIMEOUT: milliseconds.default(20_000),
  DB_QUERY_TIMEOUT: milliseconds.default(10_000),
  PROVE_ROWS: flag.default(false),
  REDIS_URL: urlOf(/^rediss?$/),
  REDIS_TIMEOUT: milliseconds.default(200),
  REDIS_PREFIX: z.string().default('rdv'),
  SMTP_URL: urlOf(/^smtps?$/),
  MAIL_FROM: z.email().optional(),
  INBOUND_REPLY_DOMAIN: z.hostname().optional(),

  WORKERS_IN_WEB: flag.default(false),
  WORKER_CONCURRENCY: several.default(5),
  WORKER_PATIENCE: milliseconds.default(30_000),
  SHUTDOWN_TIMEOUT: milliseconds.default(20_000),
  MOST_STREAMS: several.default(1_000),
  MOST_STREAMS_PERSON: several.default(8),
  STREAM_LOOK: milliseconds.default(20_000),

  SESSION_SECRETS: list.pipe(z.array(z.string().min(32, 'expected 32 characters or more'))),
  ENCRYPTION_KEYS: list.pipe(
    z.array(encryptionKey).refine(haveOwnVersions, 'expected a version of its own for each secret'),
  ),
  PASSWORD_COST: z.coerce.number().int().min(4).max(16).default(USUAL_PASSWORD_COST),

  ADDRESS_API_URL: urlOf(/^https?$/).default('https://data.geopf.fr/geocodage'),
  ADDRESS_API_TIMEOUT: milliseconds.max(3_000).default(1_500),
  COMMUNES_API_URL: urlOf(/^https?$/).default('https://geo.api.gouv.fr'),
  COMMUNES_API_TIMEOUT: milliseconds.default(10_000),

  SEARCH_MEMORY: z.coerce.number().int().min(0).default(3_000),
  VIEWS_KEPT: flag.default(true),

  SIGN_IN_AS_ALLOWED: flag.default(false),
  FIRST_SUPER_ADMIN_OPENS: flag.default(false),
  ...identitySettings,

  MOST_RDVS_PERSON_MOTIF: several.default(3),
  MOST_RDVS_FAMILY_MOTIF: several.default(10),
  MOST_RDVS_FAMILY: several.default(24),
  MOST_RDVS_FAMILY_DAY: several.default(20),
  MOST_HOLDS_UNKNOWN: several.default(10),
  MOST_HOLDS_NETWORK: several.default(60),
  MOST_SEARCHES: z.coerce.number().int().min(0).default(1_200),

  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  SENTRY_DSN: urlOf(/^https?$/).optional(),
  SENTRY_ENVIRONMENT: z.string().default('production'),
  DEMO: flag.default(false),
})

export const configKeys = Object.keys(environment.shape)

const HOME = ['localhost', '127.0.0.1', '[::1]']

/** Nobody comes from elsewhere. */
export const isAtHome = ({ PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>) => HOME.includes(new URL(PUBLIC_URL).hostname)

const isTooWeak: Partial<Record<keyof Config, (config: Config) => boolean>> = {
  SESSION_SECRETS: (config) => config.SESSION_SECRETS.includes(KNOWN_SECRET),
  ENCRYPTION_KEYS: (config) => config.ENCRYPTION_KEYS.some(({ key }) => key.equals(digestOf(KNOWN_SECRET))),
  PASSWORD_COST: (config) => config.PASSWORD_COST < USUAL_PASSWORD_COST,
  FIRST_SUPER_ADMIN_OPENS: (config) => config.FIRST_SUPER_ADMIN_OPENS,
}

function tooWeakIn(config: Config) {
  if (isAtHome(config)) return []
  const weak = Object.entries(isTooWeak).filter(([, isWeak]) => isWeak(config))
  return weak.map(([key]) => `${key}: such a value serves at localhost only`)
}
