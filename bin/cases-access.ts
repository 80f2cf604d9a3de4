import { reportCases } from './cases/report.ts'
import { caseDatabase } from './cases-access/case-database.ts'
import { readArguments } from './command/read-arguments.ts'

const usage = `
Usage: npm run -s cases:access -- FILE

Asks the rules of the product what each case of the file asks, and compares: one line a case that differs, then the count.
Ends with 0 when all agree. Starts a PostgreSQL of its own, or makes a database of its own on the server of DATABASE_URL.
test/cases/access.sample.json shows the form of the file.`

const {
  words: [file = ''],
} = readArguments({ usage, least: 1 })

const { getReady, stop } = caseDatabase()
await getReady()
// What rules and scopes import reads the address of the database when it is loaded: not before it is ready.
const { judgeAccess } = await import('./cases-access/access-verdict.ts')
const passed = await reportCases(file, judgeAccess).finally(stop)
process.exit(passed ? 0 : 1)
