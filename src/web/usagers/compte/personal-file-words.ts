import type { PersonalFile } from '#domain/account/compte/personal-file-queries.ts'
import { allUsagerFields, type UsagerField, usagerFields } from '#domain/people/usager/usager-fields.ts'
import { frenchWords } from '#lib/french.ts'
import { displayName, fullName } from '#lib/names.ts'
import { type FieldWords, usagerFieldWords } from '#web/shared/usager-field-words.ts'

type Person = PersonalFile['family'][number]
type Participation = PersonalFile['participations'][number]

/** The labels are the documentation, in French whatever the page speaks: what each thing is, in the words of the pages. */
export function personalFileInWords(
  { family, participations, receipts, consultations }: PersonalFile,
  now: Temporal.Instant,
) {
  return {
    'À propos': {
      'Fichier fait le': `${frenchWords.dateTime(now, PARIS)} (heure de Paris)`,
      'Ce que c’est': 'Tout ce que nous gardons sur vous et sur vos proches. « null » veut dire : non renseigné.',
    },
    Vous: family.filter(({ responsibleId }) => responsibleId === null).map(personInWords),
    'Vos proches': family.filter(({ responsibleId }) => responsibleId !== null).map(personInWords),
    'Vos rendez-vous': participations.map(participationInWords),
    'Messages envoyés': receipts.map((receipt) => ({
      Date: instant(receipt.createdAt),
      Moyen: receipt.channel,
      Sujet: receipt.event,
      Résultat: receipt.result,
      'Adresse ou numéro': receipt.emailAddress ?? receipt.smsPhoneNumber,
      Texte: receipt.content,
    })),
    'Qui a vu votre fiche': consultations.map(({ hour, serviceName }) => ({ Jour: day(hour), Service: serviceName })),
  }
}

const personInWords = (person: Person) => ({
  ...Object.fromEntries(COPIED.map((field) => [usagerFieldWords[field].label, fieldInWords(field, person[field])])),
  'Identité donnée par FranceConnect': yesOrNo(person.loggedOnceWithFranceconnect),
  'Fiche créée le': instant(person.createdAt),
  'Fiche créée par': person.createdThrough,
  'E-mail confirmé le': person.confirmedAt && instant(person.confirmedAt),
  'Dernière visite': person.lastSeenOn && day(person.lastSeenOn),
  'Services qui connaissent la fiche': person.profiles.map(({ organisation }) => organisation.name),
  'Personnes qui vous suivent': person.referents.map(({ agent }) => displayName(agent)),
  'Demandes d’un rendez-vous plus tôt': person.filesAttente.map(({ rdvId, createdAt }) => ({
    'Numéro du rendez-vous': rdvId,
    'Demande faite le': instant(createdAt),
  })),
})

const participationInWords = ({ rdv, usager, status, createdAt }: Participation) => ({
  Numéro: rdv.id,
  'Pour qui': fullName(usager),
  'Date et heure': frenchWords.dateTime(
    Temporal.Instant.fromEpochMilliseconds(rdv.startsAt.getTime()),
    rdv.organisation.territoire.timeZone,
  ),
  'Durée en minutes': (rdv.endsAt.getTime() - rdv.startsAt.getTime()) / 60_000,
  'Raison du rendez-vous': rdv.motif.name,
  Service: rdv.motif.service.name,
  Organisation: rdv.organisation.name,
  Lieu: rdv.lieu && `${rdv.lieu.name}, ${rdv.lieu.address}`,
  État: statusWords[status],
  'Pris le': instant(createdAt),
})

const statusWords = {
  unknown: 'À venir ou non renseigné',
  seen: 'A eu lieu',
  excused: 'Annulé par vous',
  revoked: 'Annulé par le service',
  noshow: 'Absence sans prévenir',
} as const satisfies Record<Participation['status'], string>

/** Links have their own lines, and what is for machines only says again what another field says. */
const COPIED = allUsagerFields.filter((field) => !['code', 'row'].includes(usagerFields[field].kind))

function fieldInWords(field: UsagerField, value: Person[UsagerField]) {
  if (value instanceof Date) return day(value)
  if (typeof value === 'boolean') return yesOrNo(value)
  const { choices }: FieldWords = usagerFieldWords[field]
  return choices?.[String(value)] ?? value
}

const PARIS = 'Europe/Paris'
const instant = (date: Date) => frenchWords.dateTime(Temporal.Instant.fromEpochMilliseconds(date.getTime()), PARIS)
const day = (date: Date) => date.toISOString().slice(0, 10)
const yesOrNo = (value: boolean) => (value ? 'oui' : 'non')
