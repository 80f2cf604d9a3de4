import { mailboxOf, phoneOf } from '#domain/people/usager/reachable.ts'
import { phone as phoneWords } from '#lib/phone.ts'
import { say } from '#lib/say.ts'
import { localDay } from '#lib/zone.ts'
import { etapeHref } from './etape-address.ts'
import type { Journey } from './journey.ts'
import { personWords } from './person-words.ts'
import type { RecapRow } from './recap.ts'

export function personRowOf(journey: Journey, now: Temporal.Instant): RecapRow {
  const today = localDay(now, journey.startsAt.timeZoneId)
  const [first = '', ...others] = journey.chosen.map((person) => {
    const { name, age } = personWords(person, today)
    return age ? `${name}, ${age}` : name
  })
  const change = journey.hasChoice ? { href: etapeHref(journey, 'pour-qui'), hidden: say('la personne') } : {}
  return { term: say('Pour qui'), value: first, lines: others, ...change }
}

/** How messages will reach him; nothing of a file that is not proved his. */
export function contactRowsOf(journey: Journey): RecapRow[] {
  const { file, motif, onlyEmpty } = journey
  const isTold = motif.visibilityType === 'visible_and_notified'
  const mailbox = mailboxOf(file)
  const phone = phoneOf(file)
  const email = {
    term: say('E-mail'),
    value: mailbox.email ?? '',
    mention: isTold && mailbox.email ? mentionOf(mailbox) : undefined,
  }
  if (onlyEmpty && phone.number)
    return [email, { term: say('Téléphone'), value: say('Celui que le service connaît déjà') }]
  return [
    email,
    {
      term: say('Téléphone'),
      value: phone.number ? phoneWords(phone.number) : '',
      ...(onlyEmpty ? {} : { href: etapeHref(journey, 'informations'), hidden: say('votre téléphone') }),
    },
  ]
}

const mentionOf = ({ isOn }: { isOn: boolean }) =>
  isOn ? say('Vous recevrez la confirmation.') : say('Vous ne voulez pas d’e-mail.')
