import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { asksOf } from './asks.ts'
import { ended, type FileReport } from './file-report.ts'

type Run = { processes: number; env: Record<string, string>; report: (file: FileReport, durationMs: number) => void }

const FLAGS = [
  '--disable-warning=ExperimentalWarning',
  '--throw-deprecation',
  '--import=./test/support/runner/setup.ts',
  '--test-reporter=./test/support/runner/report-file.ts',
  '--test-timeout=180000',
]

/** Each process runs one file after the other, whichever is next; a file that asks for it has a process of its own. */
export async function runFiles(files: readonly string[], run: Run) {
  const next = files.values()
  await Promise.all(Array.from({ length: run.processes }, () => runInTurn(next, run)))
}

async function runInTurn(next: Iterator<string>, { env, report }: Run) {
  let shared: ChildProcess | undefined
  for (let file = next.next(); !file.done; file = next.next()) {
    const isAlone = asksOf(file.value).alone
    const child: ChildProcess = isAlone || !shared?.connected ? startProcess(env) : shared
    const start = performance.now()
    report(await reportOf(file.value, child), performance.now() - start)
    if (isAlone) await endOf(child)
    else shared = child
  }
  if (shared) await endOf(shared)
}

const startProcess = (env: Record<string, string>) =>
  fork('test/support/runner/run.ts', { execArgv: FLAGS, env: { ...process.env, ...env } })

async function endOf(child: ChildProcess) {
  if (!child.connected) return
  child.disconnect()
  await once(child, 'exit')
}

async function reportOf(file: string, child: ChildProcess): Promise<FileReport> {
  const over = new AbortController()
  const { signal } = over
  child.send(file)
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([report]) => report),
      once(child, 'exit', { signal }).then(([code, killed]) => ended(file, killed ?? `code ${code}`)),
    ])
  } finally {
    over.abort()
  }
}
