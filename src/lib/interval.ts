/** Half-open intervals of epoch milliseconds, flat for speed: start, end, start, end… Sorted and disjoint once in union. */
export type Intervals = readonly number[]

/** Sorts, drops empty intervals, merges those that overlap or touch. */
export function union(intervals: Intervals): number[] {
  const merged: number[] = []
  for (const at of startOrder(intervals)) add(merged, intervals[at] ?? 0, intervals[at + 1] ?? 0)
  return merged
}

/** What is left of one interval without those of a union. */
export function subtract(start: number, end: number, removed: Intervals): number[] {
  const left: number[] = []
  let from = start
  for (let at = firstEndingAfter(removed, start); at < removed.length && (removed[at] ?? 0) < end; at += 2) {
    const removedStart = removed[at] ?? 0
    if (removedStart > from) left.push(from, removedStart)
    from = removed[at + 1] ?? 0
  }
  if (from < end) left.push(from, end)
  return left
}

/** Does any interval of a union meet [start, end)? Touching bounds do not. */
export function overlaps(start: number, end: number, intervals: Intervals): boolean {
  const at = firstEndingAfter(intervals, start)
  return at < intervals.length && (intervals[at] ?? 0) < end
}

function add(merged: number[], start: number, end: number) {
  if (end <= start) return
  const last = merged.length - 1
  const lastEnd = merged[last]
  if (lastEnd === undefined || start > lastEnd) merged.push(start, end)
  else if (end > lastEnd) merged[last] = end
}

function startOrder(intervals: Intervals): number[] {
  const order: number[] = []
  for (let at = 0; at < intervals.length; at += 2) order.push(at)
  return order.sort((a, b) => (intervals[a] ?? 0) - (intervals[b] ?? 0))
}

/** Position in a union of the first interval whose end is after the instant. */
function firstEndingAfter(intervals: Intervals, instant: number): number {
  let low = 0
  let high = intervals.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if ((intervals[2 * middle + 1] ?? 0) > instant) high = middle
    else low = middle + 1
  }
  return 2 * low
}
