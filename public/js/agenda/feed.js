// What the server tells of the days shown; what comes late, after other days were asked, is dropped.
import { boundsOf, withQuery } from './mount.js'
import { dayOf } from './wall-clock.js'

/**
 * @typedef {import('./entries.js').SentEvent} SentEvent
 * @typedef {{ kind: 'events', events: SentEvent[] } | { kind: 'late' } | { kind: 'failed', words: string }} Told
 */

export function aFeed() {
  let asked = 0
  /** @param {import('./mount.js').Mount} mount @returns {Promise<Told>} */
  return async (mount) => {
    const turn = ++asked
    const { start, end } = boundsOf(mount)
    const url = withQuery(mount.urls.events, { start: dayOf(start), end: dayOf(end) })
    const response = await fetch(url, { headers: { Accept: 'application/json' } }).catch(() => null)
    const events = response?.ok ? await response.json().catch(() => null) : null
    if (turn !== asked) return { kind: 'late' }
    if (Array.isArray(events)) return { kind: 'events', events }
    return { kind: 'failed', words: response?.status === 401 ? SIGNED_OUT : FAILED }
  }
}

const SIGNED_OUT = 'Votre connexion est terminée. Rechargez la page pour vous connecter de nouveau.'
const FAILED =
  'L’agenda n’a pas pu être mis à jour. Rechargez la page\u00A0; si cela dure, écrivez à l’assistance par «\u00A0Aide\u00A0».'
