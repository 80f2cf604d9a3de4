/** Keys may come from addresses that anybody types: the memory starts afresh rather than grow without end. */
const MOST = 20_000

export function remembered<K, V>(memory: Map<K, V>, key: K, compute: () => V): V {
  const known = memory.get(key)
  if (known !== undefined) return known
  const value = compute()
  if (memory.size >= MOST) memory.clear()
  memory.set(key, value)
  return value
}
