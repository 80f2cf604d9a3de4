// Where the deeds of the grid lead: it writes nothing itself.
import { SITE, withQuery } from './mount.js'
import { instantOf, QUARTER } from './wall-clock.js'

/**
 * @typedef {import('./mount.js').Mount} Mount
 * @typedef {import('./cursor.js').Move} Move
 */

/** The wizard, at that hour with that agent. @param {Mount} mount @param {{ minute: number, agent: string, length?: number }} wanted */
export function newRdvUrl({ urls, timeZone }, { minute, agent, length = QUARTER }) {
  const more = { starts_at: instantOf(minute, timeZone), 'agent_ids[]': agent }
  return withQuery(urls.newRdv, length > QUARTER ? { ...more, duration_in_min: String(length) } : more)
}

/** The page that says what a move means, and for whom. @param {Mount} mount @param {Move} move */
export function moveUrl({ timeZone }, { entry, start, end, agent, from }) {
  const hours = { starts_at: instantOf(start, timeZone), ends_at: instantOf(end, timeZone), agent_id: agent }
  return withQuery(entry.moveUrl ?? '', agent === from ? hours : { ...hours, from_agent_id: from })
}

/** Where the address of the page says neither view nor day, those of last time; null where it is already there.
 * @param {Mount} mount @param {{ view: string, date: string | null }} usual @param {string} address */
export function usualUrl({ vue, date }, usual, address) {
  const given = new URL(address, SITE).searchParams
  const wanted = { vue: given.get('vue') ?? usual.view, date: given.get('date') ?? usual.date ?? date }
  return wanted.vue === vue && wanted.date === date ? null : withQuery(address, wanted)
}

const COARSE = ['jour', 'semaine', 'mois']

/** From a month or a week where today is seen, a finer view is that of today. @param {Mount} mount @param {string} url @param {string} today */
export function finerUrl({ vue, from, to }, url, today) {
  const wanted = new URL(url, SITE).searchParams.get('vue') ?? ''
  const isFiner = COARSE.indexOf(wanted) < COARSE.indexOf(vue)
  return isFiner && from <= today && today <= to ? withQuery(url, { date: today }) : url
}
