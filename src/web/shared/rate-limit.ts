import type { Request } from 'express'
import { type Counted, countTries, giveBackTries, type Limit } from '#infra/rate-limit.ts'
import { networkOf } from '#lib/network.ts'
import { say } from '#lib/say.ts'
import { browserKnownTo } from './known-browser.ts'
import { nowOf } from './now.ts'
import { TooManyTries } from './refusal.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/**
 * All of them (decision 39). « x »: a subject and the place it is tried from, or a browser that the subject knows. « x-subject »: from
 * everywhere. « x-address »: from one address, whatever the subject. What succeeds or is confirmed is given back.
 */
export const limits = {
  'sign-in': { most: 10, windowMs: 15 * MINUTE },
  'sign-in-subject': { most: 100, windowMs: 15 * MINUTE },
  'sign-in-address': { most: 50, windowMs: 15 * MINUTE },
  'own-password': { most: 10, windowMs: 15 * MINUTE },
  'own-password-subject': { most: 50, windowMs: 15 * MINUTE },
  'second-factor': { most: 5, windowMs: 15 * MINUTE },
  'second-factor-subject': { most: 50, windowMs: 24 * HOUR },
  'second-factor-address': { most: 50, windowMs: 15 * MINUTE },
  'account-mail': { most: 5, windowMs: HOUR },
  'account-mail-subject': { most: 15, windowMs: HOUR },
  'account-mail-address': { most: 20, windowMs: HOUR },
  code: { most: 5, windowMs: HOUR },
  'code-subject': { most: 15, windowMs: HOUR },
  'code-address': { most: 20, windowMs: HOUR },
  'link-mail': { most: 3, windowMs: HOUR },
  'link-mail-subject': { most: 6, windowMs: HOUR },
  'link-mail-address': { most: 20, windowMs: HOUR },
  letters: { most: 5, windowMs: 15 * MINUTE },
  'letters-subject': { most: 15, windowMs: 15 * MINUTE },
  'token-address': { most: 20, windowMs: HOUR },
  'token-rdv-address': { most: 20, windowMs: HOUR },
  'identity-address': { most: 30, windowMs: 10 * MINUTE },
  'logout-issuer': { most: 3_000, windowMs: 10 * MINUTE },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof limits

/** What an installation, or a test, changes: `createApp({ limits: { code: { most: 100, windowMs: 1000 } } })`. */
export type Limits = Partial<Record<LimitName, Limit>>

/** Why one waits, and what may be done meanwhile; by the first words of the name of the limit. */
const whys = [
  [
    'sign-in',
    () =>
      say(
        'Le mot de passe a été faux trop souvent. En attendant, « Mot de passe oublié » envoie un lien qui ouvre votre compte.',
      ),
  ],
  ['own-password', () => say('Le mot de passe a été faux trop souvent.')],
  ['second-factor', () => say('Le code a été faux trop souvent. Vérifiez que l’heure de votre téléphone est juste.')],
  [
    'account-mail',
    () => say('Trop d’e-mails ont été demandés. Regardez aussi vos courriers indésirables : le dernier reste valable.'),
  ],
  ['code', () => say('Trop de codes ont été demandés. Regardez aussi vos courriers indésirables.')],
  ['link-mail', () => say('Trop de liens ont été demandés. Regardez vos messages : le dernier reste valable.')],
  ['letters', () => say('Les lettres ont été fausses trop souvent. Si vous avez un compte, connectez-vous.')],
  ['token', () => say('Trop de liens ou de codes ouverts d’ici n’étaient pas les bons.')],
  ['identity', () => say('Trop de connexions ont échoué depuis cette adresse. Un mot de passe, lui, marche toujours.')],
] as const

const whyOf = (name: string): string | null => whys.find(([first]) => name.startsWith(first))?.[1]() ?? null

/** `giveBack`: of that limit alone, or of all. `digests`: given back later, once what was asked for is confirmed. */
export type Tried = { giveBack: (name?: LimitName) => Promise<void>; digests: readonly string[] }

/** Counts a try of each name and subject, before it is looked at; one too many ends the request with 429, and counts for nobody. */
export async function limitTries(req: Request, subjects: Partial<Record<LimitName, string>>): Promise<Tried> {
  const limitsHere: Record<string, Limit> = req.app.locals.limits
  const tries = Object.entries(subjects).map(([name, subject]): Counted => {
    const limit = limitsHere[name]
    if (!limit) throw new Error(`no limit is named ${name}`)
    return { name, subject, ...limit }
  })
  const counted = await countTries(tries, nowOf(req))
  if (!counted.ok) throw new TooManyTries(counted.until, whyOf(counted.full))
  const { digests } = counted
  const giveBack = (name?: LimitName) => giveBackTries(digests.filter((_, at) => !name || tries[at]?.name === name))
  return { digests, giveBack }
}

type Proved = 'sign-in' | 'second-factor' | 'account-mail' | 'code'

/** As below; a browser where the subject was proved before has tries of its own. */
export function limitSubject(req: Request, name: Proved, subject: string): Promise<Tried> {
  const browser = browserKnownTo(req, subject)
  return browser ? limitTries(req, { [name]: `${subject} ${browser}` }) : limitPlaces(req, name, subject)
}

/** Few for a subject from one place, many from everywhere, so that nobody spends the tries of somebody else. */
export function limitPlaces(req: Request, name: Proved | 'link-mail', subject: string): Promise<Tried> {
  const address = addressOf(req)
  return limitTries(req, {
    [name]: `${subject} ${address}`,
    [`${name}-subject`]: subject,
    [`${name}-address`]: address,
  })
}

/** By the trusted proxy's word only; who holds an IPv6 network may leave it by any of its addresses. */
export const addressOf = (req: Request) => networkOf(req.ip ?? 'unknown')
