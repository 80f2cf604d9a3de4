import type { Prisma } from '#infra/prisma/client.ts'
import { demoLines } from '#web/shared/demo-lines.ts'
import { type CategoryName, motifCategories } from './motif-categories.ts'
import type { ServiceName } from './services.ts'

export type Template = Omit<Prisma.MotifCreateManyInput, 'organisationId' | 'serviceId'>

const HOUR = 3600
const MONTH = 2_629_746
const category = (name: CategoryName) => ({ motifCategoryId: motifCategories[name].id })
const open = { bookableBy: 'everyone', locationType: 'public_office' } as const

const social: Template[] = [
  {
    name: 'Rencontrer un travailleur social',
    description: demoLines.travailleurSocial(),
    color: '#0063cb',
    defaultDurationInMin: 45,
    ...open,
    sectorisationLevel: 'organisation',
    instructionForRdv: 'Apportez les courriers dont vous voulez parler.',
  },
  {
    name: 'Accès aux droits',
    description: demoLines.acces(),
    color: '#009081',
    defaultDurationInMin: 30,
    ...open,
    forSecretariat: true,
    instructionForRdv: 'Apportez une pièce d’identité et votre dernier avis d’imposition.',
  },
  {
    name: 'Entretien avec le service social',
    description: demoLines.entretienSocial(),
    color: '#6a6af4',
    defaultDurationInMin: 20,
    bookableBy: 'everyone',
    locationType: 'phone',
    minPublicBookingDelay: 2 * HOUR,
    reminderDelayInHours: 24,
  },
  {
    name: 'Suivi social',
    description: demoLines.suivi(),
    color: '#a558a0',
    defaultDurationInMin: 30,
    ...open,
    followUp: true,
    customCancelWarningMessage:
      'Votre référent compte sur ce rendez-vous : prévenez-le aussi si votre situation est urgente.',
  },
  {
    name: 'Visite à domicile',
    color: '#ce614a',
    defaultDurationInMin: 60,
    bookableBy: 'agents',
    locationType: 'home',
    sectorisationLevel: 'agent',
  },
  {
    name: 'Évaluation de situation',
    color: '#8585f6',
    defaultDurationInMin: 60,
    bookableBy: 'agents',
    visibilityType: 'invisible',
    reminderDelayInHours: 0,
  },
  {
    name: 'Aide à la demande de logement',
    color: '#b7a73f',
    defaultDurationInMin: 45,
    bookableBy: 'agents_and_prescripteurs',
    locationType: 'public_office',
    rdvsEditableByUsager: false,
  },
  {
    name: 'Atelier budget',
    description: demoLines.atelierBudget(),
    color: '#00a95f',
    defaultDurationInMin: 120,
    ...open,
    collectif: true,
    maxPublicBookingDelay: 6 * MONTH,
  },
]

const pmi: Template[] = [
  {
    name: 'Consultation infantile',
    description: demoLines.consultation(),
    color: '#e4794a',
    defaultDurationInMin: 30,
    ...open,
    sectorisationLevel: 'organisation',
    restrictionForRdv:
      'Cette consultation est réservée aux enfants de moins de 6 ans.\nEn cas d’urgence, appelez le 15.',
    instructionForRdv: 'Apportez le carnet de santé de l’enfant.',
  },
  {
    name: 'Conseil de puériculture',
    description: demoLines.puericulture(),
    color: '#fdcf41',
    defaultDurationInMin: 30,
    bookableBy: 'everyone',
    locationType: 'home',
    sectorisationLevel: 'agent',
    restrictionForRdv: 'La puéricultrice se déplace dans votre secteur seulement.',
  },
  {
    name: 'Entretien prénatal',
    description: demoLines.prenatal(),
    color: '#417dc4',
    defaultDurationInMin: 45,
    bookableBy: 'everyone',
    locationType: 'visio',
    instructionForRdv: 'Le lien de la visioconférence est dans ce message.',
  },
  {
    name: 'Bilan de santé de 4 ans',
    color: '#91ae4f',
    defaultDurationInMin: 30,
    bookableBy: 'agents_and_prescripteurs',
    visibilityType: 'visible_and_not_notified',
    reminderDelayInHours: 72,
  },
  {
    name: 'Agrément d’assistant maternel',
    color: '#806d5e',
    defaultDurationInMin: 60,
    bookableBy: 'agents',
    locationType: 'public_office',
    rdvsCancellableByUsager: false,
  },
  {
    name: 'Atelier massage du nourrisson',
    description: demoLines.massage(),
    color: '#e3a7c0',
    defaultDurationInMin: 90,
    ...open,
    collectif: true,
    restrictionForRdv: 'Atelier pour les bébés de 1 à 8 mois, avec un parent.',
  },
]

const insertion: Template[] = [
  {
    name: 'RSA : premier rendez-vous d’orientation',
    color: '#0063cb',
    defaultDurationInMin: 60,
    bookableBy: 'agents_and_prescripteurs_and_invited_users',
    ...category('rsaOrientation'),
    instructionForRdv: 'Ce rendez-vous est obligatoire pour garder vos droits.',
  },
  {
    name: 'RSA : orientation par téléphone',
    color: '#009081',
    defaultDurationInMin: 30,
    bookableBy: 'agents_and_prescripteurs_and_invited_users',
    locationType: 'phone',
    ...category('rsaOrientationPhone'),
  },
  {
    name: 'RSA : suivi',
    description: demoLines.suivi(),
    color: '#a558a0',
    defaultDurationInMin: 45,
    ...open,
    followUp: true,
    ...category('rsaAccompagnement'),
  },
  {
    name: 'Information sur la formation',
    description: demoLines.formation(),
    color: '#00a95f',
    defaultDurationInMin: 30,
    ...open,
    minPublicBookingDelay: 24 * HOUR,
  },
]

const numerique: Template[] = [
  {
    name: 'Accompagnement individuel',
    description: demoLines.accompagnement(),
    color: '#e18b76',
    defaultDurationInMin: 60,
    ...open,
    instructionForRdv: 'Venez si possible avec votre appareil et son chargeur.',
  },
  {
    name: 'Dépannage à distance',
    description: demoLines.depannage(),
    color: '#6a6af4',
    defaultDurationInMin: 30,
    bookableBy: 'everyone',
    locationType: 'phone',
  },
  {
    name: 'Atelier smartphone',
    description: demoLines.smartphone(),
    color: '#00a95f',
    defaultDurationInMin: 120,
    ...open,
    collectif: true,
  },
]

const mairie: Template[] = [
  {
    name: 'Carte d’identité',
    description: demoLines.titre(),
    color: '#0063cb',
    defaultDurationInMin: 15,
    ...open,
    ...category('cni'),
    restrictionForRdv: 'Faites d’abord votre pré-demande en ligne : son numéro vous sera demandé.',
  },
  {
    name: 'Passeport',
    description: demoLines.titre(),
    color: '#009081',
    defaultDurationInMin: 15,
    ...open,
    ...category('passport'),
  },
  {
    name: 'Carte d’identité et passeport',
    description: demoLines.deuxTitres(),
    color: '#a558a0',
    defaultDurationInMin: 30,
    ...open,
    ...category('both'),
  },
]

export const templates: Record<ServiceName, Template[]> = { social, pmi, insertion, numerique, mairie, secretariat: [] }

export const archived: Template = {
  name: 'Aide alimentaire (ancien dispositif)',
  color: '#929292',
  defaultDurationInMin: 20,
  bookableBy: 'everyone',
}
