import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { startTestServices } from './services/test-services.ts'
import type { FileReport } from './tests/file-report.ts'
import { ending, line } from './tests/print-report.ts'
import { runFiles } from './tests/run-files.ts'

// Ctrl-C reaches the tests too: they end, then the services are stopped as after any run.
process.on('SIGINT', () => undefined)

/** What one process compiled, the others read. */
const COMPILED = { NODE_COMPILE_CACHE: resolve('.rdv/compile-cache') }

const asked = process.argv.slice(2)
const checked = asked.length > 0 || (await checksPass())
const tested = await testsPass(asked.length > 0 ? asked.flatMap(testsAt) : testsAt('test'))
process.exit(checked && tested ? 0 : 1)

function testsAt(place: string) {
  return place.endsWith('.test.ts') ? [place] : globSync(`${place}/**/*.test.ts`).sort()
}

async function testsPass(files: string[]) {
  const start = performance.now()
  const services = await startTestServices()
  const reports: FileReport[] = []
  await runFiles(files, {
    processes: Math.min(files.length, availableParallelism()),
    env: { ...services.env, ...COMPILED },
    report(file, durationMs) {
      reports.push(file)
      process.stdout.write(line(file, durationMs))
    },
  }).finally(services.stop)
  process.stdout.write(ending(reports, performance.now() - start))
  return reports.every(({ failed }) => failed === 0)
}

function checksPass(): Promise<boolean> {
  const child = spawn('npm', ['run', '--silent', 'check'], { stdio: ['ignore', 'inherit', 'inherit'] })
  return new Promise((resolve) => child.on('exit', (code) => resolve(code === 0)))
}
