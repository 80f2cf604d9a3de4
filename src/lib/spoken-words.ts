import type { Words } from './french.ts'
import { words } from './language.ts'

// Dates, hours and counts for sentences written in TypeScript, in the language of the page; templates have the filters.
export const day: Words['day'] = (...given) => words().day(...given)
export const dayShort: Words['dayShort'] = (...given) => words().dayShort(...given)
export const date: Words['date'] = (...given) => words().date(...given)
export const dayNumeric: Words['dayNumeric'] = (...given) => words().dayNumeric(...given)
export const dayOfMonth: Words['dayOfMonth'] = (...given) => words().dayOfMonth(...given)
export const monthYear: Words['monthYear'] = (...given) => words().monthYear(...given)
export const dayRange: Words['dayRange'] = (...given) => words().dayRange(...given)
export const time: Words['time'] = (...given) => words().time(...given)
export const timeRange: Words['timeRange'] = (...given) => words().timeRange(...given)
export const timeRangeShort: Words['timeRangeShort'] = (...given) => words().timeRangeShort(...given)
export const dateTime: Words['dateTime'] = (...given) => words().dateTime(...given)
export const dateTimeShort: Words['dateTimeShort'] = (...given) => words().dateTimeShort(...given)
export const dateTimeNumeric: Words['dateTimeNumeric'] = (...given) => words().dateTimeNumeric(...given)
export const ofName: Words['ofName'] = (...given) => words().ofName(...given)
export const duration: Words['duration'] = (...given) => words().duration(...given)
export const durationShort: Words['durationShort'] = (...given) => words().durationShort(...given)
export const age: Words['age'] = (...given) => words().age(...given)
export const plural: Words['plural'] = (...given) => words().plural(...given)
