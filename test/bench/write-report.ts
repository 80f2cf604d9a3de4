import { writeFileSync } from 'node:fs'
import { barChart } from './bar-chart.ts'
import type { Results } from './results.ts'
import { isReached, targetsOf } from './targets.ts'

/** docs/performance.md and its pictures, from the results alone. */
export function writeReport(results: Results) {
  writeFileSync('docs/performance-search.svg', searchChart(results))
  writeFileSync('docs/performance-next.svg', nextChart(results))
  writeFileSync('docs/performance-pages.svg', pagesChart(results))
  writeFileSync('docs/performance.md', reportOf(results))
}

const SHORT = ['floor of a week', 'week of a lieu', 'floor of a start', 'confirmation']

const searchChart = (results: Results) =>
  barChart(
    'One search, milliseconds (median)',
    barsOf(results, (deed) => SHORT.includes(deed)),
  )

const nextChart = (results: Results) =>
  barChart(
    'Next availability of 60 lieux over three months, milliseconds (median)',
    barsOf(results, (deed) => deed.endsWith('next availabilities')),
  )

const barsOf = ({ search }: Results, isShown: (deed: string) => boolean) =>
  search
    .filter(({ deed }) => isShown(deed))
    .map(({ deed, scale, median }) => ({
      label: `${deed}, ×${scale} data`,
      value: median,
      text: median.toFixed(2),
      isFloor: deed.startsWith('floor'),
    }))

const pagesChart = ({ pages }: Results) =>
  barChart(
    'Whole pages, requests a second (50 clients, one web process)',
    pages.pages.map(({ page, perSecond, p99 }) => ({
      label: page,
      value: perSecond,
      text: `${perSecond.toFixed(0)} (p99 ${p99.toFixed(0)} ms)`,
    })),
  )

const reportOf = (results: Results) => `# Performance

Written by \`npm run bench\`, from its own results (\`docs/performance.json\`): do not edit.

${results.date}, ${results.machine.cores} cores (${results.machine.processor}), ${results.machine.memoryInGb} GB, Node ${results.machine.node}, PostgreSQL ${results.machine.postgresql}.
Database, web process and load generator share the machine. Load average before the run: ${results.machine.loadBefore.toFixed(1)}${results.machine.loadBefore > 1 ? ': **other work ran beside it**, so the times and the requests a second are low, and only the ratios say something' : ''}.

## What is measured

A département of 30 organisations, 60 lieux, 400 agents, 3,000 plages (four in five repeated), 4,000 absences and 300,000 rdvs over two years; then ten times
as many plages, absences and rdvs, all in the past (\`npm run bench:world -- --scale 1|10\`). A *floor* is one prepared statement that reads the rows of an answer
and makes nothing of them. Each deed and its floor are run in turn, in both worlds, so that whatever else the machine does weighs on all of them.

![One search](performance-search.svg)

![Next availability](performance-next.svg)

![Whole pages](performance-pages.svg)

## Targets

| | reached | target | |
|---|---|---|---|
${targetsOf(results)
  .map(
    (target) =>
      `| ${target.subject} | ${shown(target.reached)} ${target.unit} | ${target.atLeast ? '≥' : '≤'} ${target.limit} ${target.unit} | ${isReached(target) ? 'yes' : '**no**'} |`,
  )
  .join('\n')}

## All times, in milliseconds

| | data | median | p95 | queries |
|---|---|---|---|---|
${results.search.map(({ deed, scale, median, p95, queries }) => `| ${deed} | ×${scale} | ${median.toFixed(2)} | ${p95.toFixed(2)} | ${queries} |`).join('\n')}

A week of agents: whose agendas are open, rdvs, plages with absences and holds, and the count of those to complete; who asks is two statements more.

| | median | p95 | queries |
|---|---|---|---|
${results.people.figures.map(({ deed, median, p95, queries }) => `| ${deed} | ${median.toFixed(2)} | ${p95.toFixed(2)} | ${queries} |`).join('\n')}

Usagers are sought among 200,000 of one territoire, by what agents type: two letters, names, a telephone, an e-mail, somebody of another organisation,
nobody (\`npm run bench -- --people\`); the load average before was ${results.people.loadBefore.toFixed(1)}. The longest is to say which of thousands of beginnings come first.

Confirmation: BEGIN, the first look, the locks, the second look and ROLLBACK, all of its statements counted.

## Why it is fast

- One statement reads plages, absences, rdvs and holds together, packed by columns in JSON (\`src/domain/booking/creneau/planning-sql.ts\`): one trip for a week, one more
  a window for next availabilities (first week, five more, the rest), whatever the number of lieux, agents, plages and weeks.
- Current plages are found first, by \`(lieu or organisation, last day or infinity)\`; absences by \`(agent, last day or infinity)\`; rdvs by
  \`(agent, start)\` from a day before the window on, the few longer ones by an index of their own. The past is never read.
- Statements are named and prepared; nothing is planned again. The engine sweeps epoch milliseconds, and resolves a zone's day once.
- A list of rdvs is found, counted up to ten thousand and cut in one statement, from two indexes that hold all that its filters ask; its ten rows are read by their ids in
  another. Organisations are merged in order, so that nothing is sorted (\`src/domain/booking/rdv/rdv-list-queries.ts\`).
- Next availabilities are shared for three seconds by all who ask the same; a confirmation always looks again.
`

const shown = (value: number) =>
  Number.isInteger(value) ? String(value) : value >= 100 ? value.toFixed(0) : value.toFixed(2)
