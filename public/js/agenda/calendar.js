// Our agenda in the terms of the calendar library.
import { timeIn } from './calendar-time.js'
import { drawnEvent } from './drawn-event.js'
import { create } from './event-calendar.js'
import { minutesOf, withQuery } from './mount.js'
import { closedParts } from './period.js'
import { QUARTER_HEIGHT } from './spoken-cell.js'
import { dayOf, dayShort, dayWords, offsetNow, QUARTER, quarterOf, textOf, timeWords } from './wall-clock.js'

/**
 * @typedef {import('./entries.js').Entry} Entry
 * @typedef {import('./mount.js').Mount} Mount
 * @typedef {import('./period.js').Agent} Agent
 * @typedef {import('./cursor.js').Move} Move
 * @typedef {{ mount: Mount, agents: readonly Agent[], days: readonly number[], entries: readonly Entry[], hidden: readonly number[], hours: { first: number, last: number }, isWide: boolean }} Drawn
 */

const SLOT_HEIGHT = 2 * QUARTER_HEIGHT
const COLUMN = 'minmax(9.5rem, 1fr)'

/**
 * @param {Element} place
 * @param {{ drawn: Drawn, onFree: (minute: number, agent: string | null) => void, onMove: (move: Move) => void, onLeft: () => void }} given
 */
export function aCalendar(place, { drawn, onFree, onMove, onLeft }) {
  let [isDragging, wasDragged, isAbandoned] = [false, false, false]
  const drag = () => {
    isDragging = true
    wasDragged = true
    isAbandoned = false
  }
  /** @param {any} info */
  const drop = ({ event, oldEvent, oldResource, newResource, revert }) => {
    isDragging = false
    revert()
    if (isAbandoned) return onLeft()
    /** @type {Entry} */
    const entry = oldEvent.extendedProps.entry
    const from = oldResource?.id ?? entry.agents[0]
    onMove({
      kind: 'move',
      entry,
      start: timeIn(event.start),
      end: timeIn(event.end),
      agent: newResource?.id ?? from,
      from,
    })
  }
  const calendar = create(place, {
    ...FIXED,
    ...optionsOf(drawn),
    timeZone: offsetNow(drawn.mount.timeZone),
    eventDragStart: drag,
    eventResizeStart: drag,
    eventDrop: drop,
    eventResize: drop,
    dateClick: ({ date, allDay, resource, jsEvent }) => {
      if (jsEvent.target instanceof Element && jsEvent.target.closest('a')) return
      if (!allDay || drawn.mount.vue === 'mois') onFree(quarterOf(timeIn(date)), resource?.id ?? null)
    },
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !isDragging) return
    isAbandoned = true
    event.preventDefault()
    window.dispatchEvent(new PointerEvent('pointerup', { isPrimary: true }))
  })
  document.addEventListener('pointercancel', () => {
    isDragging = false
  })
  // The click that ends a drag opens nothing.
  place.addEventListener('pointerdown', () => {
    wasDragged = false
  })
  place.addEventListener('click', (event) => wasDragged && event.preventDefault(), true)
  return {
    isDragging: () => isDragging,
    /** @param {Drawn} next */
    show(next) {
      drawn = next
      for (const [name, value] of Object.entries(optionsOf(next))) calendar.setOption(name, value)
    },
  }
}

const FIXED = {
  locale: 'fr',
  firstDay: 1,
  headerToolbar: { start: '', center: '', end: '' },
  slotDuration: '00:30',
  snapDuration: '00:15',
  slotLabelInterval: '01:00',
  slotHeight: SLOT_HEIGHT,
  slotLabelFormat: (/** @type {Date} */ date) => timeWords(timeIn(date)),
  slotEventOverlap: false,
  nowIndicator: true,
  pointer: true,
  allDayContent: '',
  longPressDelay: 500,
  resourceLabelContent: (
    /** @type {{ resource: { id: string, title: string, extendedProps: { about: string } } }} */ { resource },
  ) => {
    const [name, about] = [document.createElement('b'), document.createElement('small')]
    name.textContent = resource.title
    about.textContent = resource.extendedProps.about
    return { domNodes: [name, about] }
  },
  dayHeaderAriaLabelFormat: (/** @type {Date} */ date) => dayShort(timeIn(date)),
  eventContent: content,
  eventDidMount: (/** @type {any} */ { el, event }) => {
    el.title = event.extendedProps.entry?.about.join('\n') ?? ''
  },
}

/** @param {any} info */
function content({ event, view }) {
  const entry = event.extendedProps.entry
  if (event.display === 'background' && !entry) return { domNodes: [] }
  if (!entry) return { domNodes: [document.createTextNode(timeWords(timeIn(event.start)))] }
  const isMonth = view.type === 'dayGridMonth'
  return {
    domNodes: drawnEvent(entry, { isTabStop: isMonth, hour: isMonth && !entry.allDay ? timeWords(entry.start) : null }),
  }
}

/** @param {Drawn} drawn */
function optionsOf({ mount, agents, days, entries, hidden, hours, isWide }) {
  const isMonth = mount.vue === 'mois'
  return {
    view: viewOf(mount.vue, agents.length),
    date: mount.date,
    hiddenDays: [...hidden],
    dayHeaderFormat: (/** @type {Date} */ date) => (isMonth ? WEEKDAY.format(date) : dayShort(timeIn(date))),
    slotMinTime: clock(hours.first),
    slotMaxTime: clock(hours.last),
    allDaySlot: entries.some(({ allDay }) => allDay),
    columnWidth: isWide ? COLUMN : undefined,
    datesAboveResources: mount.vue !== 'jour',
    resources: agents.map(({ id, shortName, about }) => ({ id, title: shortName, extendedProps: { about } })),
    dayCellContent: isMonth ? dayLink(mount) : undefined,
    events: [
      ...(isMonth ? [] : closedEvents(mount, agents, days, hours)),
      ...entries.filter(({ kind }) => !isMonth || kind !== 'plage').map(eventOf),
    ],
  }
}

/** The number of a day leads to that day. @param {Mount} mount */
const dayLink =
  ({ urls }) =>
  (/** @type {{ date: Date }} */ { date }) => {
    const link = document.createElement('a')
    link.href = withQuery(urls.page, { vue: 'jour', date: dayOf(timeIn(date)) })
    link.textContent = String(date.getDate())
    link.setAttribute('aria-label', dayWords(timeIn(date)))
    return { domNodes: [link] }
  }

const WEEKDAY = new Intl.DateTimeFormat('fr', { weekday: 'long' })

/** @param {Mount['vue']} vue @param {number} agents */
const viewOf = (vue, agents) =>
  vue === 'mois' ? 'dayGridMonth' : `${agents > 1 ? 'resourceTimeGrid' : 'timeGrid'}${vue === 'jour' ? 'Day' : 'Week'}`

/** @param {number} minutes */
const clock = (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:00`

/** @param {Mount} mount @param {readonly Agent[]} agents @param {readonly number[]} days @param {Drawn['hours']} hours */
const closedEvents = ({ openHours: { from, to, days: open } }, agents, days, hours) =>
  closedParts(days, { first: minutesOf(from), last: minutesOf(to), days: open }, hours).map(({ start, end }) => ({
    id: `ferme-${start}`,
    resourceIds: agents.map(({ id }) => id),
    start: textOf(start),
    end: textOf(end),
    display: 'background',
    editable: false,
    classNames: ['rdv-ferme'],
    extendedProps: {},
  }))

/** @param {Entry} entry */
const eventOf = (entry) => ({
  id: entry.id,
  resourceIds: entry.agents,
  start: textOf(entry.start),
  // An instant is drawn as a quarter of an hour: what has no height cannot be seen.
  end: textOf(Math.max(entry.end, entry.start + (entry.allDay ? 0 : QUARTER))),
  allDay: entry.allDay,
  display: entry.kind === 'plage' ? 'background' : 'auto',
  editable: entry.moveUrl !== null,
  classNames: [entry.kind === 'plage' ? 'rdv-fond' : 'rdv-ev', ...entry.looks],
  styles: [`--motif:${entry.colour}`],
  extendedProps: { entry },
})
