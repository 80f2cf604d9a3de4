import { reportCases } from './cases/report.ts'
import { caseDatabase } from './cases-access/case-database.ts'

const [file] = process.argv.slice(2)
if (!file) throw new Error('Usage: npm run -s cases:access -- FILE')

const { getReady, stop } = caseDatabase()
await getReady()
// What rules and scopes import reads the address of the database when it is loaded: not before it is ready.
const { judgeAccess } = await import('./cases-access/access-verdict.ts')
const passed = await reportCases(file, judgeAccess).finally(stop)
process.exit(passed ? 0 : 1)
