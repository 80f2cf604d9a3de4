const LEVELS: Record<number, string> = { 40: 'warning', 50: 'error', 60: 'fatal' }

/** A JSON line of the log as a person reads it; any other line as it is. */
export function inWords(line: string): string {
  if (!line.startsWith('{')) return line
  try {
    const { level, time: _time, pid: _pid, hostname: _hostname, msg, err, ...rest } = JSON.parse(line)
    const others = Object.entries(rest).map(
      ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
    )
    return [LEVELS[level], msg, ...others, err?.message, err?.stack].filter(Boolean).join(' ')
  } catch {
    return line
  }
}
