import './at-home.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import { measured } from './results.ts'
import { writeReport } from './write-report.ts'

// npm run bench: measures, then writes docs/performance.*; with --draw: only writes them again from the last results.
const RESULTS = 'docs/performance.json'

if (!process.argv.includes('--draw')) writeFileSync(RESULTS, `${JSON.stringify(await measured(), null, 2)}\n`)
writeReport(JSON.parse(readFileSync(RESULTS, 'utf8')))
process.stdout.write('Written: docs/performance.md\n')
process.exit()
