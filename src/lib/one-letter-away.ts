/** One letter missing, too many or another, or two neighbours swapped. */
export function isOneLetterAway(a: string, b: string): boolean {
  const shortest = Math.min(a.length, b.length)
  let start = 0
  while (start < shortest && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let end = 0
  while (end < shortest - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++
  const [left, right] = [a.length - start - end, b.length - start - end]
  if (left > 2 || right > 2) return false
  if (left <= 1 && right <= 1) return left + right > 0
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]
}
