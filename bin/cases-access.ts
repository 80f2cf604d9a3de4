import { reportCases } from './cases/report.ts'
import { accessJudge } from './cases-access/access-verdict.ts'
import { caseDatabase } from './cases-access/case-database.ts'

const [file] = process.argv.slice(2)
if (!file) throw new Error('Usage: npm run -s cases:access -- FILE')

const { getReady, stop } = caseDatabase()
const passed = await reportCases(file, accessJudge(getReady)).finally(stop)
process.exit(passed ? 0 : 1)
