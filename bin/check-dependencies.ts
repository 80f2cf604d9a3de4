import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readArguments } from './command/read-arguments.ts'
import { auditVerdict, readAccepted } from './dependencies/audit-verdict.ts'

const usage = `
Usage: npm run check:dependencies

Asks the registry for vulnerabilities of what runs in production, but for those accepted for a while. Ends with 1 when there
is another.`

readArguments({ usage })

// Of what runs in production. Without the network, or where a mirror does not answer audits, it says so and passes.
const ACCEPTED = process.env.ACCEPTED_VULNERABILITIES ?? new URL('./dependencies/accepted.json', import.meta.url)
const accepted = readAccepted(readFileSync(ACCEPTED, 'utf8'))

const verdict = auditVerdict(await npmAudit(), accepted, new Date().toISOString().slice(0, 10))
if (!verdict.checked) process.stdout.write('Dependencies not audited: the registry does not answer.\n')
else for (const problem of verdict.problems) process.stderr.write(`${problem}\n`)
process.exitCode = verdict.checked && verdict.problems.length > 0 ? 1 : 0

/** npm ends with 1 when it finds something: what counts is what it prints. */
function npmAudit(): Promise<string> {
  const words = ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=10000']
  return new Promise((resolve) =>
    execFile('npm', words, { timeout: 30_000, maxBuffer: 2 ** 26 }, (_, said) => resolve(said)),
  )
}
