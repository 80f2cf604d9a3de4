import type { PersonalFile } from '#domain/account/compte/personal-file-queries.ts'
import { frenchWords } from '#lib/french.ts'
import { agentName, fullName } from '#lib/names.ts'

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
  Prénom: person.firstName,
  'Nom d’usage': person.lastName,
  'Nom de naissance': person.birthName,
  'Date de naissance': person.birthDate && day(person.birthDate),
  'E-mail': person.email,
  'E-mail à confirmer': person.unconfirmedEmail,
  Téléphone: person.phoneNumber,
  Adresse: person.address,
  'Complément d’adresse': person.addressDetails,
  'Code postal': person.postCode,
  Commune: person.cityName,
  'Caisse d’allocations': person.caisseAffiliation,
  'Numéro d’allocataire': person.affiliationNumber,
  'Numéro de dossier': person.caseNumber,
  'Situation familiale': person.familySituation,
  'Nombre d’enfants': person.numberOfChildren,
  Logement: person.logement,
  'Numéro de pré-demande ANTS': person.antsPreDemandeNumber,
  'Remarques des services': person.notes,
  'Messages par e-mail': yesOrNo(person.notifyByEmail),
  'Messages par SMS': yesOrNo(person.notifyBySms),
  'Identité donnée par FranceConnect': yesOrNo(person.loggedOnceWithFranceconnect),
  'Fiche créée le': instant(person.createdAt),
  'Fiche créée par': person.createdThrough,
  'E-mail confirmé le': person.confirmedAt && instant(person.confirmedAt),
  'Dernière visite': person.lastSeenOn && day(person.lastSeenOn),
  'Services qui connaissent la fiche': person.profiles.map(({ organisation }) => organisation.name),
  'Personnes qui vous suivent': person.referents.map(({ agent }) => agentName(agent)),
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

const PARIS = 'Europe/Paris'
const instant = (date: Date) => frenchWords.dateTime(Temporal.Instant.fromEpochMilliseconds(date.getTime()), PARIS)
const day = (date: Date) => date.toISOString().slice(0, 10)
const yesOrNo = (value: boolean) => (value ? 'oui' : 'non')
