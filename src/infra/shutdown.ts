type Close = () => Promise<unknown>

const closers: Close[] = []
let stopping: Promise<void> | undefined

/** What was opened last is closed first. */
export function onShutdown(close: Close) {
  closers.push(close)
}

/** Closes everything once, however many times it is asked. */
export function shutdown(): Promise<void> {
  stopping ??= closeAll()
  return stopping
}

async function closeAll() {
  for (const close of closers.toReversed()) {
    await close().catch((error: unknown) => process.stderr.write(`While stopping: ${String(error)}\n`))
  }
}

/** SIGTERM or Ctrl-C: finish what is running, then leave; past the delay, leave anyway. */
export function shutdownOnSignal(timeoutMs: number) {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopWithin(timeoutMs))
}

function stopWithin(timeoutMs: number) {
  setTimeout(() => process.exit(1), timeoutMs).unref()
  shutdown().then(() => process.exit(0))
}
