import nunjucks from 'nunjucks'
import { fill } from '#lib/catalogue.ts'
import { emailHref } from '#lib/email.ts'
import { isoDateTime } from '#lib/iso-date-time.ts'
import { phone, phoneHref } from '#lib/phone.ts'
import { daySms, timeSms } from '#lib/sms-words.ts'
import { sentence } from '#lib/typography.ts'
import { domId } from './dom-id.ts'

/** The same in every language; dates, hours and numbers are those of the language (`Words`). */
export const filters = {
  isoDateTime,
  timeSms,
  daySms,
  phone,
  phoneHref,
  emailHref,
  sentence,
  domId,
  attrs,
  t: fill,
} as const

/** `{ 'data-x': 'y', hidden: true }` written as attributes; false, null and undefined are left out. */
function attrs(attributes: Readonly<Record<string, string | number | boolean | null | undefined>> = {}) {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== false && value != null)
    .map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escapeAttribute(String(value))}"`))
  return new nunjucks.runtime.SafeString(written.join(''))
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }

const escapeAttribute = (value: string) => value.replace(/[&"<>]/g, (sign) => ESCAPED[sign] ?? sign)
