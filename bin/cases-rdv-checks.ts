import { reportCases } from './cases/report.ts'
import { caseDatabase } from './cases-access/case-database.ts'
import { readArguments } from './command/read-arguments.ts'

const usage = `
Usage: npm run -s cases:rdv-checks -- FILE

Asks the checks and deeds of rdvs, plages and absences, and the rules of statuses, what each case of the file asks, and compares: one
line a case that differs, then the count. Ends with 0 when all agree. Starts a PostgreSQL of its own, or makes a database of its own on
the server of DATABASE_URL. test/cases/rdv-checks.sample.json shows the form of the file.`

const {
  words: [file = ''],
} = readArguments({ usage, least: 1 })

// What deeds tell waits in the database: no queue is there, and nothing is said of it.
process.env.LOG_LEVEL ??= 'silent'
const { getReady, stop } = caseDatabase()
await getReady()
// What deeds import reads the address of the database when it is loaded: not before it is ready.
const { judgeRdvChecks } = await import('./cases-rdv-checks/rdv-checks-verdict.ts')
const passed = await reportCases(file, judgeRdvChecks).finally(stop)
process.exit(passed ? 0 : 1)
