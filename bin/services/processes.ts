import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** Whether that process lives and is what one thinks: numbers are given again to others. */
export function isRunning(pid: number, program: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(program)
  } catch {
    return false
  }
}

export async function endProcess(pid: number, program: string) {
  if (!isRunning(pid, program)) return

  process.kill(pid, 'SIGTERM')
  while (isRunning(pid, program)) await wait(50)
}
