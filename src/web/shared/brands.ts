import type { Verticale } from '#domain/territory/organisation/verticale.ts'
import { say } from '#lib/say.ts'

export type BrandCode = 'rdv_solidarites' | 'rdv_aide_numerique' | 'rdv_mairie'

export type Brand = {
  code: BrandCode
  name: string
  tagline(): string
  /** Lines of the bloc-marque, for the State and its operators only; null: the name alone. */
  authority: readonly string[] | null
  /** Whether the pages link the typeface Marianne, reserved like the bloc-marque. */
  typeface: boolean
  hosts: readonly string[]
  /** Organisations of these verticales belong to the brand; the first is given to new ones. */
  verticales: readonly [Verticale, ...Verticale[]]
  smsSender: string
  supportEmail: string
  secretariatEmail: string
  hasFranceConnect: boolean
  /** Booking goes mostly by public links: sectorisation settings are hidden. */
  bookedByPublicLink: boolean
  /** Of usagers and their proches. */
  asksBirthAndAddress: boolean
  /** A rdv may be for several persons of a family. */
  booksForSeveral: boolean
  /** Where one finds the public links, when the home page asks for no address. */
  finder: { words(): string; text(): string; href: string } | null
  homeTitle(): string
  homeIntroduction(): string
}

const identityOff = { authority: null, typeface: false } as const

export const brands: Readonly<Record<BrandCode, Brand>> = {
  rdv_solidarites: {
    ...identityOff,
    code: 'rdv_solidarites',
    name: 'RDV Solidarités',
    tagline: () => say('Prendre rendez-vous avec votre département'),
    hosts: ['www.rdv-solidarites.fr', 'demo.rdv-solidarites.fr', 'localhost', '127.0.0.1', 'solidarites.localhost'],
    verticales: ['rdv_solidarites', 'rdv_insertion'],
    smsSender: 'RdvSoli',
    supportEmail: 'support@rdv-solidarites.fr',
    secretariatEmail: 'secretariat-auto@rdv-solidarites.fr',
    hasFranceConnect: true,
    bookedByPublicLink: false,
    asksBirthAndAddress: true,
    booksForSeveral: false,
    finder: null,
    homeTitle: () => say('Prendre rendez-vous avec votre département'),
    homeIntroduction: () =>
      say('Santé de l’enfant, grossesse, aide sociale, handicap, grand âge. Sur place, par téléphone ou en visio.'),
  },
  rdv_aide_numerique: {
    ...identityOff,
    code: 'rdv_aide_numerique',
    name: 'RDV Aide Numérique',
    tagline: () => say('Prendre rendez-vous pour vos démarches en ligne'),
    hosts: ['www.rdv-aide-numerique.fr', 'demo.rdv-aide-numerique.fr', 'aide-numerique.localhost'],
    verticales: ['rdv_aide_numerique'],
    smsSender: 'RdvAideNum',
    supportEmail: 'support@rdv-aide-numerique.fr',
    secretariatEmail: 'secretariat-auto@rdv-solidarites.fr',
    hasFranceConnect: false,
    bookedByPublicLink: true,
    asksBirthAndAddress: true,
    booksForSeveral: false,
    finder: {
      words: () =>
        say(
          'La carte nationale montre les lieux d’aide numérique près de chez vous, avec leur lien de prise de rendez-vous.',
        ),
      text: () => say('Trouver un lieu d’aide numérique'),
      href: 'https://cartographie.societenumerique.gouv.fr',
    },
    homeTitle: () => say('Prendre rendez-vous avec une conseillère ou un conseiller numérique'),
    homeIntroduction: () =>
      say('Une personne près de chez vous vous aide avec votre ordinateur, votre téléphone et Internet.'),
  },
  rdv_mairie: {
    ...identityOff,
    code: 'rdv_mairie',
    name: 'RDV Service Public',
    tagline: () => say('Prendre rendez-vous avec un service public'),
    hosts: ['rdv.anct.gouv.fr', 'demo.rdv.anct.gouv.fr', 'service-public.localhost'],
    verticales: ['rdv_mairie'],
    smsSender: 'RDV S.P.',
    supportEmail: 'support@rdv-service-public.fr',
    secretariatEmail: 'secretariat-auto@rdv-service-public.fr',
    hasFranceConnect: true,
    bookedByPublicLink: true,
    asksBirthAndAddress: false,
    booksForSeveral: true,
    finder: {
      words: () =>
        say(
          'Le site national montre les mairies qui ont des rendez-vous libres pour une carte d’identité ou un passeport.',
        ),
      text: () => say('Trouver une mairie'),
      href: 'https://rendezvouspasseport.ants.gouv.fr',
    },
    homeTitle: () => say('Prendre rendez-vous avec un service public'),
    homeIntroduction: () =>
      say('Pour un passeport, une carte d’identité ou une démarche, choisissez le jour et l’heure près de chez vous.'),
  },
}
