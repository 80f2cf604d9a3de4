/** The first hours of half a day are shown, the others unfold; one more alone is not folded. */
export type Half<Hour> = { id: string; name: string; hours: Hour[]; more: Hour[] }

const NOON = '12:00'

/** An afternoon stands beside the afternoons of other days, also where there is no morning. */
export function halvesOf<Hour extends { time: string }>(hours: readonly Hour[], shown: number): (Half<Hour> | null)[] {
  const morning = hours.filter(({ time }) => time < NOON)
  const afternoon = hours.filter(({ time }) => time >= NOON)
  if (hours.length === 0) return []
  return [
    morning.length > 0 ? halfOf({ id: 'm', name: 'Matin' }, morning, shown) : null,
    ...(afternoon.length > 0 ? [halfOf({ id: 'a', name: 'Après-midi' }, afternoon, shown)] : []),
  ]
}

function halfOf<Hour>(named: { id: string; name: string }, hours: readonly Hour[], most: number): Half<Hour> {
  const shown = hours.length === most + 1 ? hours.length : most
  return { ...named, hours: hours.slice(0, shown), more: hours.slice(shown) }
}
