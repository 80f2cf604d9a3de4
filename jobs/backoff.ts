/** Milliseconds before the next attempt: 3 s, 18 s, 83 s, 4 min … 36 h, with up to 15 % more so that failures spread. */
export const patientBackoff = (attemptsMade: number, random = Math.random()): number =>
  Math.round((attemptsMade ** 4 * (1 + 0.15 * random) + 2) * 1000)
