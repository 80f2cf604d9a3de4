type Stop = () => Promise<unknown>
export type Stack = ReturnType<typeof stack>

/** What was started last is stopped first; asked twice, it stops once. */
export function stack() {
  const stops: Stop[] = []
  let stopping: Promise<void> | undefined
  return {
    add: <Started extends { stop: Stop }>(started: Started): Started => {
      stops.push(started.stop)
      return started
    },
    stop: () => {
      stopping ??= stopAll(stops)
      return stopping
    },
  }
}

async function stopAll(stops: Stop[]) {
  for (const stop of stops.toReversed()) {
    await stop().catch((error: unknown) => process.stderr.write(`While stopping: ${String(error)}\n`))
  }
}
