export type Bundle = {
  name: string
  /** Components of the DSFR, in the order of its own bundle. */
  dsfr: readonly string[]
  /** Files of public/css. */
  ours: readonly string[]
  /** Templates of other faces, whose classes the bundle leaves out. */
  without: readonly string[]
}

const core = [
  'core/core',
  'component/link/link',
  'component/button/button',
  'component/skiplink/skiplink',
  'component/logo/logo',
]
const forms = ['form', 'input', 'select', 'radio', 'checkbox', 'password'].map((name) => `component/${name}/${name}`)
const words = ['badge', 'alert', 'tag', 'notice', 'pagination', 'search', 'callout'].map(
  (name) => `component/${name}/${name}`,
)
const publicOnly = ['header', 'footer', 'tile'].map((name) => `component/${name}/${name}`)
const last = ['utility/icons/icons', 'scheme/scheme']

const shared = [
  'lists',
  'base',
  'motif-chip',
  'fact-list',
  'facts',
  'empty',
  'disclosure',
  'combobox',
  'creneau-week',
  'progress',
  'calendar-sheet',
  'tabs-nav',
  'people',
]
const usager = [
  'header',
  'parcours',
  'recap',
  'tile',
  'rdv-card',
  'confirmed',
  'identification',
  'home',
  'table',
  'large-text',
]
const agent = [
  'agent-frame',
  'menu',
  'organisation-switch',
  'dropdown',
  'panel',
  'points',
  'table',
  'rdv-rows',
  'filters',
  'pick-list',
  'found',
  'counters',
  'trail',
  'new-rdv',
  'recurrence',
  'agenda',
  'agenda-month',
  'shortcuts',
]

export const bundles: readonly Bundle[] = [
  {
    name: 'css/usager.css',
    dsfr: [...core, ...forms, ...words, ...publicOnly, ...last],
    ours: [...shared, ...usager, 'print'],
    without: [
      'agents/',
      'agenda/',
      'super-admin/',
      'layouts/agent.njk',
      'components/menu.njk',
      'components/filters.njk',
    ],
  },
  {
    name: 'css/agent.css',
    dsfr: [...core, ...forms, ...words, ...last],
    ours: [...shared, ...agent, 'print'],
    without: ['usagers/', 'layouts/usager.njk', 'components/header.njk', 'components/footer.njk'],
  },
]

/** FranceConnect's button weighs as much as a page: only the pages that show it link it. */
export const connect: Bundle = {
  name: 'css/franceconnect.css',
  dsfr: ['component/connect/connect'],
  ours: [],
  without: [],
}
