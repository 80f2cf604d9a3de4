import type { Person } from '#domain/usager/booking-file-queries.ts'
import { mailboxOf, phoneOf } from '#domain/usager/reachable.ts'
import { phone as phoneWords } from '#lib/french-words.ts'
import { isMobile } from '#lib/phone.ts'
import { say } from '#lib/say.ts'
import { day } from '#lib/spoken-words.ts'
import { personWords } from './person-words.ts'
import { stepPath } from './wizard-answers.ts'
import type { Journey } from './wizard-journey.ts'
import type { Asked } from './wizard-questions.ts'

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
  const change = mayChoose ? { href: stepPath(journey, 'pour-qui'), hidden: 'la personne' } : {}
  return { term: 'Pour qui', value: first, lines: others, ...change }
}

/** How messages will reach him; nothing of a file that is not proved his. */
export function contactRowsOf(journey: Journey, asked: Asked): FactRow[] {
  const { file, motif } = journey
  const change = asked.onlyEmpty ? {} : { href: stepPath(journey, 'informations') }
  const isTold = motif.visibilityType === 'visible_and_notified'
  const mailbox = mailboxOf(file)
  const phone = phoneOf(file)
  const email = {
    term: 'E-mail',
    value: mailbox.email ?? '',
    mention: isTold && mailbox.email ? (mailbox.isOn ? TOLD : 'Vous ne voulez pas d’e-mail.') : undefined,
  }
  if (asked.onlyEmpty && phone.number) return [email, { term: 'Téléphone', value: 'Celui que le service connaît déjà' }]
  return [
    email,
    {
      term: 'Téléphone',
      value: phone.number ? phoneWords(phone.number) : '',
      mention: isTold && phone.number ? smsWords(journey, { number: phone.number, isOn: phone.isOn }) : undefined,
      ...(asked.onlyEmpty ? {} : { ...change, hidden: 'votre téléphone' }),
    },
  ]
}

const TOLD = 'Vous recevrez la confirmation.'

function smsWords({ motif, startsAt, now }: Journey, { number, isOn }: { number: string; isOn: boolean }) {
  if (!isMobile(number)) return 'Ce numéro ne reçoit pas de SMS.'
  if (!isOn) return 'Vous ne voulez pas de SMS.'
  const reminderAt = startsAt.subtract({ hours: motif.reminderDelayInHours })
  const isReminded = motif.reminderDelayInHours > 0 && Temporal.Instant.compare(reminderAt.toInstant(), now) > 0
  return isReminded
    ? say('Vous recevrez un SMS de rappel le {day}.', { day: day(reminderAt) })
    : 'Vous recevrez un SMS.'
}
