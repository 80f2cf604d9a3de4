type Kept<Value> = { value: Promise<Value>; untilMs: number }

/** Keeps an answer for a moment, for all who ask the same: they even share one computation under way. Not at all for no time. */
export function recentMemory<Value>({ lastsMs, most }: { lastsMs: number; most: number }) {
  if (lastsMs === 0) return (_key: string, _nowMs: number, compute: () => Promise<Value>): Promise<Value> => compute()
  const kept = new Map<string, Kept<Value>>()
  return (key: string, nowMs: number, compute: () => Promise<Value>): Promise<Value> => {
    const known = kept.get(key)
    if (known && nowMs < known.untilMs) return known.value

    const value = compute()
    kept.delete(key)
    if (kept.size >= most) for (const [oldest] of kept.entries().take(1)) kept.delete(oldest)
    kept.set(key, { value, untilMs: nowMs + lastsMs })
    value.catch(() => kept.delete(key))
    return value
  }
}
