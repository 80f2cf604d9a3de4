type Motif = { durationInMin: number; requiresAntsNumber: boolean }

const MOST_PEOPLE = 10

/** The duration asked counts only where several people may come together: 1 to 10 times that of the motif. */
export function durationOf({ durationInMin, requiresAntsNumber }: Motif, asked: number | undefined): number {
  if (asked === undefined || !requiresAntsNumber) return durationInMin
  const people = asked / durationInMin
  return Number.isInteger(people) && people >= 1 && people <= MOST_PEOPLE ? asked : durationInMin
}
