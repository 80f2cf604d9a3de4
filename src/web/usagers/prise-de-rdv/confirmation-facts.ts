import type { Person } from '#domain/people/usager/booking-file-queries.ts'
import { mailboxOf, phoneOf } from '#domain/people/usager/reachable.ts'
import { phone as phoneWords } from '#lib/phone.ts'
import { say } from '#lib/say.ts'
import { etapeHref } from './etape-address.ts'
import type { Asked } from './etape-questions.ts'
import type { Journey } from './journey.ts'
import { personWords } from './person-words.ts'

export type FactRow = {
  term: string
  value: string
  lines?: string[]
  mention?: string | undefined
  href?: string | undefined
  hidden?: string | undefined
}

type Chosen = { chosen: readonly Person[]; mayChoose: boolean }

export function personRowOf(journey: Journey, { chosen, mayChoose }: Chosen): FactRow {
  const today = journey.now.toZonedDateTimeISO(journey.startsAt.timeZoneId).toPlainDate()
  const [first = '', ...others] = chosen.map((person) => {
    const { name, age } = personWords(person, today)
    return age ? `${name}, ${age}` : name
  })
  const change = mayChoose ? { href: etapeHref(journey, 'pour-qui'), hidden: say('la personne') } : {}
  return { term: say('Pour qui'), value: first, lines: others, ...change }
}

/** How messages will reach him; nothing of a file that is not proved his. */
export function contactRowsOf(journey: Journey, asked: Asked): FactRow[] {
  const { file, motif } = journey
  const change = asked.onlyEmpty ? {} : { href: etapeHref(journey, 'informations') }
  const isTold = motif.visibilityType === 'visible_and_notified'
  const mailbox = mailboxOf(file)
  const phone = phoneOf(file)
  const email = {
    term: say('E-mail'),
    value: mailbox.email ?? '',
    mention: isTold && mailbox.email ? mentionOf(mailbox) : undefined,
  }
  if (asked.onlyEmpty && phone.number)
    return [email, { term: say('Téléphone'), value: say('Celui que le service connaît déjà') }]
  return [
    email,
    {
      term: say('Téléphone'),
      value: phone.number ? phoneWords(phone.number) : '',
      ...(asked.onlyEmpty ? {} : { ...change, hidden: say('votre téléphone') }),
    },
  ]
}

const mentionOf = ({ isOn }: { isOn: boolean }) =>
  isOn ? say('Vous recevrez la confirmation.') : say('Vous ne voulez pas d’e-mail.')
