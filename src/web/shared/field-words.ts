import { type PasswordRefusal, SHORTEST } from '#domain/account/password/password-rules.ts'
import type { BirthDateProblem } from '#lib/birth-date.ts'
import type { PhoneProblem } from '#lib/phone.ts'
import { say } from '#lib/say.ts'

/** What to do about a refusal that is a word; those that hold a number have their own sentence. */
type Sentences<Refusal> = Record<Extract<Refusal, string>, () => string>

const passwords: Sentences<PasswordRefusal> = {
  vide: () => say('Choisissez un mot de passe.'),
  'trop-long': () =>
    say('Ce mot de passe est trop long. Retirez quelques caractères : 72 au plus, moins avec des accents.'),
  'nom-ou-email': () => say('Choisissez un mot de passe sans votre nom ni votre e-mail.'),
  'trop-connu': () => say('Ce mot de passe est trop connu. Choisissez-en un autre.'),
}

export const passwordRefusalInWords = (refusal: PasswordRefusal) =>
  typeof refusal === 'string'
    ? passwords[refusal]()
    : say('{shortest} caractères au moins. Il en manque {missing}.', { shortest: SHORTEST, missing: refusal.missing })

const phones: Sentences<PhoneProblem> = {
  indicatif: () => say('Commencez ce numéro par l’indicatif de son pays, par exemple +687.'),
  inconnu: () => say('Écrivez un numéro de téléphone, par exemple 06 12 34 56 78.'),
}

export const phoneProblemInWords = (problem: PhoneProblem) =>
  typeof problem === 'string'
    ? phones[problem]()
    : say('Un numéro français a 10 chiffres. Vous en avez écrit {digits}.', { digits: problem.digits })

const birthDates: Sentences<BirthDateProblem> = {
  incomplete: () => withExample(say('Il manque le jour, le mois ou l’année.')),
  siecle: () => withExample(say('Écrivez l’année avec ses 4 chiffres.')),
  mois: () => withExample(say('Le mois va de 1 à 12.')),
  future: () => say('Cette date est dans le futur.'),
  ancienne: () => withExample(say('Vérifiez l’année.')),
}

export const birthDateProblemInWords = (problem: BirthDateProblem) =>
  typeof problem === 'string'
    ? birthDates[problem]()
    : withExample(say('Ce mois a {length} jours.', { length: problem.monthLength }))

const withExample = (words: string) => `${words} ${say('Écrivez par exemple 14 12 1991.')}`
