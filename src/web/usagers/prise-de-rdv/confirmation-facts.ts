import { mailboxOf, phoneOf } from '#domain/people/usager/reachable.ts'
import { plainDate } from '#lib/day.ts'
import { foldedWords } from '#lib/folding.ts'
import { fullName } from '#lib/names.ts'
import { phone as phoneWords } from '#lib/phone.ts'
import { say } from '#lib/say.ts'
import { date } from '#lib/spoken-words.ts'
import { localDay } from '#lib/zone.ts'
import { courrielPath, informationsPath } from '../compte/paths.ts'
import { identificationPath } from '../identification/paths.ts'
import { ageNotice } from './age-words.ts'
import { confirmationHref } from './choice-address.ts'
import type { Journey } from './journey.ts'
import { personWords } from './person-words.ts'
import type { RecapRow } from './recap.ts'
import type { JourneyVisit } from './search-visit.ts'
import { homeHref, homeIn, homeRow, soughtHomeOf } from './visited-home.ts'

/** For whom, when it is not asked here: what he answered before his code, or the one person of an invitation. */
export function whomRowOf({ usager, now }: JourneyVisit, journey: Journey): RecapRow | null {
  const { answers, whom, startsAt, needs, onlyEmpty, file } = journey
  if (whom && whom.choices.length > 1) return null

  const ownBirth = answers?.birthDate ?? (onlyEmpty ? null : file.birthDate)
  const self = { ...usager, birthDate: ownBirth }
  const persons = answers ? [...(answers.forSelf ? [self] : []), ...(answers.named ? [answers.named] : [])] : [self]
  const [today, day] = [localDay(now, startsAt.timeZoneId), startsAt.toPlainDate()]
  const lines = persons.flatMap(({ firstName, lastName, birthDate }) => {
    const { name, age } = personWords({ firstName, lastName, birthDate }, today)
    const born = birthDate && say('Date de naissance : {date}', { date: date(plainDate(birthDate)) })
    const notice = ageNotice({ ages: needs.ages, birthDate, day })
    return [age ? `${name}, ${age}` : name, ...(born ? [born] : []), ...(notice ? [notice, goOn()] : [])]
  })
  const [value = '', ...more] = lines
  return {
    term: say('Pour qui'),
    value,
    lines: more,
    ...(answers ? { href: identificationPath(), hidden: say('la personne') } : {}),
  }
}

/** Where he is visited, with what the file says so far: it takes this address with the rdv. */
export function homeRowOf(visit: JourneyVisit, journey: Journey): RecapRow | null {
  const { home, file, onlyEmpty } = journey
  if (!home) return null
  const isOther = !onlyEmpty && file.address !== null && foldedWords(file.address) !== foldedWords(home)
  const mention = isOther
    ? say('Votre fiche dit « {address} » : elle prendra l’adresse de la visite.', { address: file.address ?? '' })
    : undefined
  return homeRow({ value: home, mention }, homeHrefOf(visit, journey))
}

/** An invitation that says where keeps it there. */
function homeHrefOf({ invited, actor: { session } }: JourneyVisit, journey: Journey) {
  const { street } = soughtHomeOf(journey.parcours)
  if (street) return invited?.fixed.address ? undefined : homeHref(journey.parcours)
  if (journey.answers) return identificationPath()
  return session.kind === 'account' ? informationsPath({}, { retour: confirmationHref(journey) }) : undefined
}

/** As the field of the street first holds it. */
export function homeToWrite({ parcours, file, onlyEmpty }: Journey): string {
  const { town } = soughtHomeOf(parcours)
  if (!town) return parcours.address ?? ''
  return (!onlyEmpty && file.address && homeIn(file.address, town)) || ''
}

const goOn = () => say('Vous pouvez confirmer quand même : le service vous appellera si besoin.')

/** How messages will reach him; nothing of a file that is not proved his. */
export function contactRowsOf({ usager, actor: { session } }: JourneyVisit, journey: Journey): RecapRow[] {
  const isCode = session.kind === 'code'
  const hasAccount = session.kind === 'account'
  const retour = confirmationHref(journey)
  const file = isCode ? identificationPath() : informationsPath({}, { retour })
  const email = isCode ? file : courrielPath({}, { retour })
  const changing = (href: string, hidden: string) => (isCode || hasAccount ? { href, hidden } : {})
  return [
    { term: say('Nom'), value: fullName(usager), ...changing(file, say('votre nom')) },
    { ...emailRow(journey), ...changing(email, say('votre e-mail')) },
    ...phoneRows(journey, changing(file, say('votre téléphone'))),
  ]
}

function emailRow({ file, motif, asked }: Journey): RecapRow {
  const { email, isOn } = mailboxOf(file)
  const isTold = motif.visibilityType === 'visible_and_notified'
  return {
    term: say('E-mail'),
    value: email ?? (asked.email ? say('À écrire ci-dessus') : ''),
    mention: isTold && email ? mailMention(isOn) : undefined,
  }
}

const mailMention = (isOn: boolean) =>
  isOn ? say('Vous y recevrez la confirmation.') : say('Vous ne voulez pas d’e-mail.')

function phoneRows({ file, onlyEmpty, answers, asked }: Journey, change: Partial<RecapRow>): RecapRow[] {
  const term = say('Téléphone')
  if (asked.requiredPhoneNumber) return []
  const { number } = phoneOf(file)
  const typed = answers?.phoneNumber ?? null
  if (onlyEmpty && number) {
    // Whether they are the same is not said: numbers could be tried.
    const mention = typed
      ? say('Si vous en avez écrit un autre, il n’est pas gardé : un compte permet de le changer.')
      : undefined
    return [{ term, value: say('Celui que le service connaît déjà'), mention, ...(typed ? change : {}) }]
  }
  const shown = typed ?? number
  return [{ term, value: shown ? phoneWords(shown) : '', ...change }]
}
