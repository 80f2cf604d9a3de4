import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { startTestServices } from './services/test-services.ts'

// Ctrl-C reaches the tests too: they end, then the services are stopped as after any run.
process.on('SIGINT', () => undefined)

/** What one process compiled, the others read. */
const COMPILED = { NODE_COMPILE_CACHE: resolve('.rdv/compile-cache') }

const files = process.argv.slice(2)
const checked = files.length > 0 || (await succeeds('npm', ['run', '--silent', 'check']))
const tested = await testsPass(files.length > 0 ? files : ['test/**/*.test.ts'])
process.exit(checked && tested ? 0 : 1)

async function testsPass(patterns: string[]) {
  const services = await startTestServices()
  const flags = [
    '--disable-warning=ExperimentalWarning',
    '--throw-deprecation',
    '--import=./test/support/setup.ts',
    '--test-reporter=./test/support/reporter.ts',
    '--test-force-exit',
  ]
  const limits = [`--test-concurrency=${availableParallelism()}`, '--test-timeout=180000']
  return succeeds(process.execPath, ['--test', ...flags, ...limits, ...patterns], {
    ...services.env,
    ...COMPILED,
  }).finally(services.stop)
}

function succeeds(program: string, words: string[], env: Record<string, string> = {}): Promise<boolean> {
  const child = spawn(program, words, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
  return new Promise((resolve) => child.on('exit', (code) => resolve(code === 0)))
}
