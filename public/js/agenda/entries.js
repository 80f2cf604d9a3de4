// What the server sends, in whole minutes of the wall clock.
import { minuteOf } from './wall-clock.js'

/**
 * @typedef {'rdv' | 'absence' | 'plage' | 'hold' | 'jour-ferie'} Kind
 *
 * @typedef {object} SentEvent what `/admin/agenda/evenements` sends, as far as the grid reads it
 * @property {string} id
 * @property {string[]} resourceIds
 * @property {string} start
 * @property {string} end
 * @property {boolean} allDay
 * @property {string | null} url
 * @property {string[]} classNames
 * @property {{
 *   kind: Kind, who: string, what: string, place: string | null, colour: string, signs: string[], name: string, about: string[],
 *   status: string | null, isFull: boolean, isCancelled: boolean, isElsewhere: boolean, isWaiting: boolean,
 *   moveUrl: string | null, until: string | null }} extendedProps
 *
 * @typedef {object} Entry
 * @property {string} id
 * @property {Kind} kind
 * @property {string[]} agents ids of the agents whose time it is
 * @property {number} start
 * @property {number} end
 * @property {boolean} allDay
 * @property {string | null} url
 * @property {string} name all of it in words
 * @property {string} who
 * @property {string} what
 * @property {string | null} place
 * @property {string} colour
 * @property {readonly string[]} signs
 * @property {readonly string[]} about
 * @property {readonly string[]} looks
 * @property {boolean} isCancelled
 * @property {boolean} isSelected one comes from it
 * @property {string | null} moveUrl where a move of it is thought over
 */

/** @param {SentEvent} sent @param {number | null} [selected] id of a rdv @returns {Entry} */
export function entryOf({ id, resourceIds, start, end, allDay, url, classNames, extendedProps }, selected = null) {
  const isSelected = selected !== null && id.startsWith(`rdv-${selected}-`)
  const looks = LOOKS.filter(([is]) => is(extendedProps)).map(([, look]) => look)
  return {
    id,
    agents: resourceIds,
    start: minuteOf(start),
    end: minuteOf(end),
    allDay,
    url,
    ...extendedProps,
    looks: [...classNames, ...looks, ...(isSelected ? ['rdv-ev--choisi'] : [])],
    isSelected,
  }
}

/** @type {readonly [(props: SentEvent['extendedProps']) => boolean, string][]} */
const LOOKS = [
  [({ isCancelled }) => isCancelled, 'rdv-ev--annule'],
  [({ status }) => status === 'seen' || status === 'noshow', 'rdv-ev--fait'],
  [({ isWaiting }) => isWaiting, 'rdv-ev--attente'],
  [({ kind }) => kind === 'absence', 'rdv-ev--absence'],
  [({ kind, isElsewhere }) => kind === 'rdv' && isElsewhere, 'rdv-ev--ailleurs'],
  [({ kind }) => kind === 'hold', 'rdv-ev--garde'],
]

/** What stands there, not what is behind it. @param {Entry} entry */
export const isInFront = ({ kind }) => kind !== 'plage' && kind !== 'jour-ferie'

/** Those of the agents who are drawn; what is of nobody is everybody's. @param {readonly Entry[]} entries @param {readonly { id: string }[]} agents */
export const ofAgents = (entries, agents) =>
  entries.filter(({ agents: own }) => own.length === 0 || agents.some(({ id }) => own.includes(id)))

/** The minute after which the soonest hold is over; null without holds. @param {readonly SentEvent[]} sent */
export function nextEnd(sent) {
  const ends = sent.flatMap(({ extendedProps: { until } }) => (until === null ? [] : [minuteOf(until)]))
  return ends.length ? Math.min(...ends) + 1 : null
}
