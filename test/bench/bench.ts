import './at-home.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import { readArguments } from '../../bin/command/read-arguments.ts'
import { measured } from './results.ts'
import { writeReport } from './write-report.ts'

const usage = `
Usage: npm run bench -- [--draw]

Measures searches and pages in the worlds of bench:world, then writes docs/performance.md and its pictures.
  --draw   only writes them again, from the last results`

const { values } = readArguments({ usage, options: { draw: { type: 'boolean' } } })
const RESULTS = 'docs/performance.json'

if (!values.draw) writeFileSync(RESULTS, `${JSON.stringify(await measured(), null, 2)}\n`)
writeReport(JSON.parse(readFileSync(RESULTS, 'utf8')))
process.stdout.write('Written: docs/performance.md\n')
process.exit()
