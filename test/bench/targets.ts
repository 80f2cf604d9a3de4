import type { Results } from './results.ts'

export type Target = { subject: string; reached: number; limit: number; unit: string; atLeast?: true }

const SEARCHES_OF_USAGERS = ['search of usagers, in an organisation', 'search of usagers, in a whole territoire']

/** What the figures are held to: ratios within one run, so that machines compare. */
export function targetsOf({ search, pages, engineInUs, people }: Results): Target[] {
  const of = (deed: string, scale: number) => search.find((figure) => figure.deed === deed && figure.scale === scale)
  const p95 = (deed: string, scale = 1) => of(deed, scale)?.p95 ?? Number.NaN
  const median = (deed: string, scale = 1) => of(deed, scale)?.median ?? Number.NaN
  const queries = (deed: string) => of(deed, 1)?.queries ?? Number.NaN
  const page = (name: string) => pages.pages.find((figure) => figure.page === name)
  const agenda = (name: string, limit: number, mostQueries: number) => [
    { subject: `${name}, queries`, reached: queries(name), limit: mostQueries, unit: '' },
    { subject: `${name} (p95)`, reached: p95(name), limit, unit: 'ms' },
    ...pages.agendas
      .filter((figure) => figure.page.startsWith(name))
      .map((figure) => ({ subject: `page: ${figure.page} (p95)`, reached: figure.p95, limit, unit: 'ms' })),
  ]
  const found = (deed: string) => people.figures.find((figure) => figure.deed === deed)
  const soon = (deed: string, limit: number) => ({
    subject: `${deed}, among 200,000 (p95)`,
    reached: found(deed)?.p95 ?? Number.NaN,
    limit,
    unit: 'ms',
  })
  const grows = (deed: string) => ({
    subject: `${deed}, ×10 data / ×1 (p95)`,
    reached: p95(deed, 10) / p95(deed),
    limit: 1.3,
    unit: '×',
  })
  const least = (name: string, limit: number) => [
    {
      subject: `page: ${name}`,
      reached: page(name)?.perSecond ?? Number.NaN,
      limit,
      unit: 'requests/s',
      atLeast: true as const,
    },
    { subject: `page: ${name}, p99`, reached: page(name)?.p99 ?? Number.NaN, limit: 100, unit: 'ms' },
  ]
  return [
    {
      subject: 'week of a lieu / its floor (p95)',
      reached: p95('week of a lieu') / p95('floor of a week'),
      limit: 1.5,
      unit: '×',
    },
    {
      subject: 'week of a lieu / its floor (median)',
      reached: median('week of a lieu') / median('floor of a week'),
      limit: 1.5,
      unit: '×',
    },
    { subject: 'week of a lieu, queries', reached: queries('week of a lieu'), limit: 3, unit: '' },
    {
      subject: 'confirmation / its floor (median)',
      reached: median('confirmation') / median('floor of a start'),
      limit: 2,
      unit: '×',
    },
    {
      subject: 'next availabilities of 60 lieux / floor of the first week (median)',
      reached: median('next availabilities') / median('floor of next availabilities'),
      limit: 2,
      unit: '×',
    },
    {
      subject: 'next availabilities of 60 lieux, queries',
      reached: queries('next availabilities'),
      limit: 6,
      unit: '',
    },
    ...agenda('week of an agent', 25, 6),
    ...agenda('week of ten agents', 60, 8),
    {
      subject: 'search of an agent / its floor (median)',
      reached: median('search of an agent') / median('floor of an agent’s search'),
      limit: 2,
      unit: '×',
    },
    { subject: 'search of an agent, queries', reached: queries('search of an agent'), limit: 3, unit: '' },
    ...[
      'week of a lieu',
      'confirmation',
      'next availabilities',
      'search of an agent',
      'week of an agent',
      'week of ten agents',
    ].map(grows),
    {
      subject: 'list of 300,000 rdvs, any page and filter (p95)',
      reached: p95('list of rdvs', 10),
      limit: 100,
      unit: 'ms',
    },
    // With the two of every page: who is signed in, and his organisations.
    { subject: 'list of rdvs, queries', reached: queries('list of rdvs') + 2, limit: 8, unit: '' },
    { subject: 'engine alone, an agent-week', reached: engineInUs.list, limit: 10, unit: 'µs' },
    ...['motif', 'week of a lieu'].flatMap((name) => least(name, 1000)),
    least('lieux of a département', 100)[0],
    ...SEARCHES_OF_USAGERS.map((deed) => soon(deed, 30)),
    {
      subject: 'search of usagers, queries',
      reached: found('search of usagers, in an organisation')?.queries ?? Number.NaN,
      limit: 1,
      unit: '',
    },
    { subject: 'web process, ready', reached: pages.readyInMs / 1000, limit: 2, unit: 's' },
    { subject: 'web process, memory after the load', reached: pages.memory, limit: 250, unit: 'MB' },
  ].filter((target) => target !== undefined)
}

export const isReached = ({ reached, limit, atLeast }: Target) => (atLeast ? reached >= limit : reached <= limit)
