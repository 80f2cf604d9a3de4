import { domainToUnicode } from 'node:url'

/** Every sign that a mailbox may have without quotes, letters of all scripts, and a domain whose last word is a name. */
const FORM =
  /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+@(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*\.)+(?:[\p{L}\p{M}]+|xn--[a-z\d-]+)$/u

/** As it is stored and looked up, however its accents are encoded; signs that nobody sees and two frequent typing errors are mended. */
export const normalEmail = (typed: string) =>
  typed
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('.@', '@')
    .replaceAll(/\.{2,}/g, '.')

export const isEmail = (email: string) => email.length <= 254 && FORM.test(email) && isReadable(domainOfEmail(email))

/** What stands for another script and says nothing in it, or cannot be read, is the domain of nobody: mail servers refuse it. */
const isReadable = (domain: string) => {
  const read = domainToUnicode(domain)
  return read !== '' && !/(^|\.)xn--/.test(read)
}

/** `mailto:r%26d@exemple.fr`: some signs of a mailbox would end an address of the web. */
export function emailHref(email: string) {
  const [local = '', domain = ''] = email.split('@')
  return `mailto:${encodeURIComponent(local)}@${domain}`
}

/** « na•••@exemple.fr »: enough to see a typing error, not enough for a look over the shoulder. */
export function maskedEmail(email: string) {
  const [local = '', domain = ''] = email.split('@')
  return `${local.slice(0, local.length > 3 ? 2 : 1)}•••@${domain}`
}

export const domainOfEmail = (email: string) => email.split('@')[1] ?? ''

const FREQUENT = [
  'gmail.com',
  'hotmail.fr',
  'hotmail.com',
  'orange.fr',
  'yahoo.fr',
  'outlook.fr',
  'free.fr',
  'laposte.net',
  'sfr.fr',
  'wanadoo.fr',
]

/** An address one typing error away from a frequent one: « Vouliez-vous dire nadia@gmail.com ? » */
export function likelyEmail(email: string): string | null {
  const [local = '', domain = ''] = email.split('@')
  if (FREQUENT.includes(domain)) return null
  const meant = FREQUENT.find((frequent) => isOneSlip(domain, frequent))
  return meant ? `${local}@${meant}` : null
}

/** One sign added, left out, changed, or two neighbours swapped. */
function isOneSlip(typed: string, meant: string) {
  if (Math.abs(typed.length - meant.length) > 1) return false
  const from = firstDifference(typed, meant)
  const rest = [typed.slice(from), meant.slice(from)] as const
  const [a, b] = rest
  return a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1) || swapped(a) === b
}

function firstDifference(a: string, b: string) {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}

const swapped = (text: string) => text.charAt(1) + text.charAt(0) + text.slice(2)
