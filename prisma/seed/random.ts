export type Random = () => number

/** Numbers of [0, 1), the same at each run for the same name: each part of the world has its own. */
export function randomOf(name: string): Random {
  let state = [...name].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export const chance = (random: Random, probability: number) => random() < probability

/** A whole number, both bounds included. */
export const between = (random: Random, min: number, max: number) => min + Math.floor(random() * (max - min + 1))

export const pick = <T>(random: Random, list: readonly T[]): T => at(list, Math.floor(random() * list.length))

/** The element at that place of a list that begins again at its end. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length]
  if (found === undefined) throw new Error('The demo world has nothing to choose from')
  return found
}

export function uuidOf(random: Random): string {
  const hex = Array.from({ length: 4 }, () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}
