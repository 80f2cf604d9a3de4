import { judgeCreneaux } from './cases/creneaux-verdict.ts'
import { reportCases } from './cases/report.ts'

const [file] = process.argv.slice(2)
if (!file) throw new Error('Usage: npm run -s cases:creneaux -- FILE')
process.exitCode = (await reportCases(file, judgeCreneaux)) ? 0 : 1
