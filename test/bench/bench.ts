import './at-home.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import { readArguments } from '../../bin/command/read-arguments.ts'
import { peopleFigures } from './people/people-figures.ts'
import { measured } from './results.ts'
import { writeReport } from './write-report.ts'

const usage = `
Usage: npm run bench -- [--draw | --people]

Measures searches and pages in the worlds of bench:world, then writes docs/performance.md and its pictures.
  --draw     only writes them again, from the last results
  --people   measures the search of usagers alone, and keeps the other results`

const { values } = readArguments({ usage, options: { draw: { type: 'boolean' }, people: { type: 'boolean' } } })
const RESULTS = 'docs/performance.json'

const last = () => JSON.parse(readFileSync(RESULTS, 'utf8'))
const measuring = () => (values.people ? peopleFigures().then((people) => ({ ...last(), people })) : measured())

if (!values.draw) writeFileSync(RESULTS, `${JSON.stringify(await measuring(), null, 2)}\n`)
writeReport(last())
process.stdout.write('Written: docs/performance.md\n')
process.exit()
