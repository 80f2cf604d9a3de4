import { judgeCommunes } from './cases/communes-verdict.ts'
import { reportCases } from './cases/report.ts'
import { readArguments } from './command/read-arguments.ts'

const usage = `
Usage: npm run -s cases:communes -- FILE

Asks for the communes of what each case of the file types, as the page and the field do while the address service is away,
and compares: one line a case that differs, then the count. Ends with 0 when all agree.
test/cases/communes.sample.json shows the form of the file.`

const {
  words: [file = ''],
} = readArguments({ usage, least: 1 })
process.exitCode = (await reportCases(file, judgeCommunes)) ? 0 : 1
