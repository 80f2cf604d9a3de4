export type Spread = { median: number; p95: number; p99: number }

export function spreadOf(spent: readonly number[]): Spread {
  const sorted = spent.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { median: at(0.5), p95: at(0.95), p99: at(0.99) }
}
