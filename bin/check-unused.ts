import { readFileSync } from 'node:fs'
import { readArguments } from './command/read-arguments.ts'
import { uncalled } from './unused/uncalled.ts'
import { unusedVerdict } from './unused/unused-verdict.ts'

const usage = `
Usage: npm run unused

Compares what no page, deed or job calls with the list of what waits for its screen. Ends with 1 when they differ.`

readArguments({ usage })

// What no page, deed or job calls is called by tests at most: it is deleted, or it waits for its screen in the list.
const LIST = 'bin/unused/uncalled.json'

const problems = unusedVerdict(await uncalled(process.cwd()), JSON.parse(readFileSync(LIST, 'utf8')))
for (const problem of problems) process.stderr.write(`${LIST}: ${problem}\n`)
process.exitCode = problems.length > 0 ? 1 : 0
