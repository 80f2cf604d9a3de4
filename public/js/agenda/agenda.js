// The grid of the agenda, in the place of the server's table: the table is the page without it, the list, and the print.
import { aCalendar } from './calendar.js'
import { rdvsAt, standingAt } from './cells.js'
import { settled, stepOf } from './cursor.js'
import { entryOf, nextEnd, ofAgents } from './entries.js'
import { aFeed } from './feed.js'
import { keepFresh } from './live.js'
import { minutesOf, readMount } from './mount.js'
import { listOverlaps } from './overlaps.js'
import { fetchPage, followLinks, takeParts } from './page-parts.js'
import { columnsOf, hiddenDays, hoursOf, placeOfNow } from './period.js'
import { lastDate, lastView, remember } from './remembered.js'
import { silenceRoles } from './silent-roles.js'
import { spokenGrid } from './spoken-cell.js'
import { spokenPlace } from './spoken-place.js'
import { surroundings } from './surroundings.js'
import { dayOf, nowIn, QUARTER, quarterOf, startOfDay, timeOf, timeWords } from './wall-clock.js'
import { finerUrl, moveUrl, newRdvUrl, usualUrl } from './ways.js'

/**
 * @typedef {import('./entries.js').SentEvent} SentEvent
 * @typedef {import('./entries.js').Entry} Entry
 * @typedef {import('./cursor.js').Place} Place
 * @typedef {import('./cursor.js').Shown} Shown
 * @typedef {import('./cursor.js').Effect} Effect
 */

const NARROW = matchMedia('(max-width: 47.98em)')
const MOST_BESIDE = 4
const MORNING = 9 * 60
const REFUSAL = 'Ce rendez-vous ne s’ouvre et ne se déplace pas d’ici.'

const found = document.querySelector('[data-agenda]')
if (found) start(found)

/** @param {Element} place what the page leaves to the grid */
function start(place) {
  const around = surroundings(place)
  const ask = aFeed()
  let mount = readMount(place)
  /** @type {SentEvent[]} */
  let sent = []
  /** @type {Shown} */
  let shown = { columns: [], hours: { first: 0, last: 0 }, entries: [] }
  /** @type {Place} */
  let at = { column: 0, time: MORNING, length: QUARTER, taken: null }
  /** Of narrow screens, which show one agent at a time. */
  let chosen = 0
  let turns = 0
  /** The days that are drawn. @type {import('./mount.js').Mount | null} */
  let drawn = null
  /** @type {ReturnType<typeof aCalendar> | null} */
  let calendar = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let afterHold

  const agents = () => (NARROW.matches ? mount.agents.slice(chosen, chosen + 1) : mount.agents)

  const grid = spokenGrid({
    labelledBy: 'periode',
    describedBy: around.wordsId,
    onKey(event) {
      const { key, ctrlKey, metaKey, altKey, shiftKey: shift } = event
      const step = altKey ? null : stepOf(at, { key, ctrl: ctrlKey || metaKey, shift }, shown)
      if (!step) return
      event.preventDefault()
      at = step.place
      if (step.effect) act(step.effect)
      else showPlace()
    },
  })

  /** @param {Effect} effect */
  function act(effect) {
    if (effect.kind === 'open') location.assign(effect.url)
    else if (effect.kind === 'new') location.assign(newRdvUrl(mount, effect))
    else if (effect.kind === 'move') location.assign(moveUrl(mount, effect))
    else if (effect.kind === 'list') listAt(effect.minute)
    else if (effect.kind === 'period') turn(effect.by)
    else showPlace(REFUSAL)
  }

  /** By the links of the page: the server knows what comes before and after. @param {1 | -1} by */
  function turn(by) {
    const link = document.querySelector(`.rdv-ag-outils [data-touches="${by > 0 ? 'ArrowRight' : 'ArrowLeft'}"]`)
    if (link instanceof HTMLAnchorElement) go(link.href)
  }

  /** @param {number} minute */
  function listAt(minute) {
    const column = shown.columns[at.column]
    if (!column) return
    const hour = timeWords(minute)
    listOverlaps({
      title: `${rdvsAt(shown.entries, column, minute).length}\u00A0rendez-vous à ${hour}`,
      entries: standingAt(shown.entries, column, minute),
      free: { text: `Nouveau RDV à ${hour}`, href: newRdvUrl(mount, { minute, agent: column.agent.id }) },
      onClose: grid.focus,
    })
  }

  /** @param {string | null} [refusal] */
  function showPlace(refusal = null) {
    const over = mount.vue === 'mois' ? null : around.box.querySelector('.ec-body')
    const spoken = over && spokenPlace(at, shown, { namesAgent: mount.agents.length > 1, refusal })
    around.say(spoken)
    if (!over || !spoken) return grid.remove()
    grid.show(over, { ...spoken, column: at.column }, { columns: shown.columns.length, hours: shown.hours })
  }

  function draw() {
    const entries = ofAgents(
      sent.map((event) => entryOf(event, mount.selected)),
      agents(),
    )
    const hidden = hiddenDays(mount.hiddenDays, entries)
    const hours = hoursOf({ first: minutesOf(mount.hours.from), last: minutesOf(mount.hours.to) }, entries)
    shown = { entries, hours, columns: columnsOf({ ...mount, agents: agents(), hidden }) }
    at = settled(at, shown)
    const many =
      mount.vue !== 'mois' &&
      (agents().length > MOST_BESIDE || shown.columns.length > 7 || (NARROW.matches && shown.columns.length > 1))
    const days = shown.columns.map(({ day }) => day)
    const drawing = { mount, agents: agents(), days, entries, hidden, hours, isWide: many }
    place.classList.toggle('rdv-grille--large', many)
    calendar ??= firstDrawing(drawing)
    calendar.show(drawing)
    // The library draws in the microtasks that follow.
    requestAnimationFrame(() => showPlace())
    afterHolds()
  }

  /** @param {import('./calendar.js').Drawn} drawn */
  function firstDrawing(drawn) {
    const drawing = aCalendar(around.box, {
      drawn,
      onFree: (minute, agent) => location.assign(newRdvUrl(mount, { minute, agent: agent ?? agents()[0]?.id ?? '' })),
      onMove: (move) => location.assign(moveUrl(mount, move)),
      onLeft: refresh,
    })
    silenceRoles(around.box)
    return drawing
  }

  /** Nothing tells that a hold is over. */
  function afterHolds() {
    clearTimeout(afterHold)
    const end = nextEnd(sent)
    if (end !== null) afterHold = setTimeout(refresh, Math.max(end - nowIn(mount.timeZone), 1) * 60_000)
  }

  /** What comes after other days were asked, or was asked again, is dropped: the last answer counts. */
  async function refresh() {
    const told = await ask(mount)
    if (told.kind === 'late' || calendar?.isDragging()) return
    place.removeAttribute('aria-busy')
    around.warn(told.kind === 'failed' ? told.words : null)
    if (told.kind === 'events') take(told.events)
    else if (drawn !== mount) place.setAttribute('data-etat', 'liste')
  }

  /** @param {SentEvent[]} events */
  function take(events) {
    const [isFirst, isOther] = [drawn === null, drawn !== mount]
    if (!isOther && JSON.stringify(events) === JSON.stringify(sent)) return
    sent = events
    drawn = mount
    remember(mount)
    place.setAttribute('data-etat', 'grille')
    place.setAttribute('data-vue', mount.vue)
    choose(Math.min(chosen, mount.agents.length - 1))
    if (isFirst) enter()
    if (isOther) showSelected()
  }

  /** Another period, view or agent. @param {string} url @param {'pushState' | 'replaceState' | null} [keep] */
  async function go(url, keep = 'pushState') {
    const turn = ++turns
    place.setAttribute('aria-busy', 'true')
    const page = await fetchPage(url)
    if (turn !== turns) return
    const next = page?.querySelector('[data-agenda]')
    if (!page || !next) return location.assign(url)
    if (keep) history[keep](null, '', url)
    takeParts(page)
    mount = readMount(next)
    await refresh()
  }

  /** @param {number} index */
  function choose(index) {
    chosen = index
    around.showTabs({ agents: NARROW.matches && mount.agents.length > 1 ? mount.agents : [], chosen, choose })
    draw()
  }

  /** The rdv that one comes from. */
  function showSelected() {
    const entry = shown.entries.find(({ isSelected }) => isSelected)
    if (!entry) return
    const isThere = (/** @type {{ day: number, agent: { id: string } }} */ { day, agent }) =>
      day === startOfDay(entry.start) && entry.agents.includes(agent.id)
    at = settled({ ...at, column: shown.columns.findIndex(isThere), time: quarterOf(timeOf(entry.start)) }, shown)
    requestAnimationFrame(() => around.box.querySelector('.rdv-ev--choisi')?.scrollIntoView({ block: 'nearest' }))
  }

  /** One enters at now, or in the morning. */
  function enter() {
    const now = placeOfNow({ ...shown, now: nowIn(mount.timeZone) })
    at = settled({ ...at, ...now }, shown)
  }

  followLinks((url) => go(finerUrl(mount, url, dayOf(nowIn(mount.timeZone)))))
  window.addEventListener('popstate', () => go(location.href, null))
  NARROW.addEventListener('change', () => choose(chosen))
  keepFresh({ url: mount.urls.stream, refresh })

  const last = { view: lastView() ?? (NARROW.matches ? 'jour' : 'semaine'), date: lastDate() }
  const usual = usualUrl(mount, last, location.href)
  if (usual) go(usual, 'replaceState')
  else refresh()
}
