import type { DayNumber } from '#lib/day.ts'

type Days = { from: DayNumber; to: DayNumber }

const FIRST_WEEK = 7
const FIVE_MORE = 42

/** The first week answers most searches, five more nearly all: days are read only as far as they are needed. */
export const growingWindows = ({ from, to }: Days): Days[] =>
  [
    { from, to: Math.min(from + FIRST_WEEK - 1, to) },
    { from: from + FIRST_WEEK, to: Math.min(from + FIVE_MORE - 1, to) },
    { from: from + FIVE_MORE, to },
  ].filter((window) => window.from <= window.to)

/** Of one organisation, whose agents are few: six weeks at once, and the rest. */
export const twoWindows = ({ from, to }: Days): Days[] =>
  [
    { from, to: Math.min(from + FIVE_MORE - 1, to) },
    { from: from + FIVE_MORE, to },
  ].filter((window) => window.from <= window.to)
