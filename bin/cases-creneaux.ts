import { judgeCreneaux } from './cases/creneaux-verdict.ts'
import { reportCases } from './cases/report.ts'
import { readArguments } from './command/read-arguments.ts'

const usage = `
Usage: npm run -s cases:creneaux -- FILE

Asks the engine of créneaux what each case of the file asks, and compares: one line a case that differs, then the count.
Ends with 0 when all agree. test/cases/creneaux.sample.json shows the form of the file.`

const {
  words: [file = ''],
} = readArguments({ usage, least: 1 })
process.exitCode = (await reportCases(file, judgeCreneaux)) ? 0 : 1
