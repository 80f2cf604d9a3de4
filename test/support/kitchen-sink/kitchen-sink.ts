import { join } from 'node:path'
import { loadAssets } from '#web/shared/assets.ts'
import { brands } from '#web/shared/brands.ts'
import type { AgentLayoutContext, LayoutContext, Theme } from '#web/shared/layout.ts'
import { createNunjucks, type Views } from '#web/shared/nunjucks.ts'
import { buildAssets } from '../../../bin/assets/build-assets.ts'
import { weekOfCreneaux } from './week-of-creneaux.ts'

const root = join(import.meta.dirname, '../../..')

const viewsPath = ['views', 'src/telling', 'test/support/kitchen-sink/views'].map((path) => join(root, path))

/** Its own assets: its pages use classes that no page of the product may use yet. */
export const buildKitchenSinkAssets = (out: string) => buildAssets({ root, out, views: viewsPath })

/** Every component on a few pages, to be looked at and tested. */
export const kitchenSink = (assetsPath: string): Views =>
  createNunjucks({ viewsPath, cache: true, asset: loadAssets(assetsPath) })

export const usagerContext = (theme: Theme = 'system') => ({
  ...layoutContext(theme),
  errors: [
    { href: '#first_name', text: 'Écrivez votre prénom' },
    { href: '#birth_date', text: 'Date de naissance : il n’y a pas de mois 13' },
  ],
  days: weekOfCreneaux(),
  startsAt: Temporal.Instant.from('2027-03-02T08:30:00Z'),
  zone: 'Europe/Paris',
})

export const agentContext = (theme: Theme = 'system'): AgentLayoutContext & { pageHref: (page: number) => string } => ({
  ...layoutContext(theme),
  layout: 'layouts/agent.njk',
  path: '/liste',
  person: { name: 'Claire FONTAINE' },
  flash: { kind: 'success', text: 'Statut enregistré.', action: { href: '/', text: 'Annuler ce changement' } },
  notice: { kind: 'alert', title: 'Vous êtes en super administration.', text: 'Tout est enregistré à votre nom.' },
  organisation: { name: 'MDS Arras-Nord', others: [{ text: 'PMI de Dainville', href: '/organisations/2' }] },
  search: { action: '/usagers', term: '', label: 'Rechercher un usager' },
  help: null,
  wizard: '/nouveau',
  menuAction: { text: 'Trouver un RDV', href: '/trouver' },
  menu: [
    {
      title: 'Planning',
      agent: { name: 'moi', href: '/agents' },
      items: [
        { text: 'Agenda', href: '/agenda', icon: 'fr-icon-search-line' },
        { text: 'Liste des RDV', href: '/liste', icon: 'fr-icon-account-circle-line' },
      ],
    },
    { title: 'Paramètres', items: [{ text: 'Motifs', href: '/motifs' }] },
  ],
  accountMenu: [{ text: 'Mon compte', href: '/compte' }],
  pageHref: (page) => `/liste?page=${page}`,
})

const layoutContext = (theme: Theme): LayoutContext => ({
  layout: 'layouts/usager.njk',
  brand: brands.rdv_solidarites,
  theme,
  path: '/prendre_rdv',
  flash: null,
  person: null,
  saveData: false,
  notice: null,
  links: {
    home: '/',
    help: '/contact',
    accessibility: '/accessibilite',
    legal: '/mentions_legales',
    privacy: '/politique_de_confidentialite',
    display: '/affichage',
    signOut: '/sign_out',
    rdvs: '/users/rdvs',
    account: '/users/edit',
    agents: '/agents/sign_in',
  },
})
