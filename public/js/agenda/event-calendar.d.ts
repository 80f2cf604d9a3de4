// What our scripts use of the calendar library (@event-calendar/build, whose package has no types).
type Info = { date: Date; allDay: boolean; resource?: { id: string }; jsEvent: Event }
type Moved = { event: { start: Date; end: Date }; oldEvent: object; newResource?: { id: string }; revert(): void }

export type CalendarEvent = {
  id: string
  resourceIds: string[]
  start: string
  end: string
  allDay: boolean
  display: 'auto' | 'background'
  editable: boolean
  classNames: string[]
  styles: string[]
  extendedProps: object
}

export type CalendarOptions = Record<string, unknown> & {
  dateClick?(info: Info): void
  eventDrop?(info: Moved & { event: { extendedProps: object } }): void
  eventResize?(info: Moved & { event: { extendedProps: object } }): void
}

export type Calendar = { setOption(name: string, value: unknown): void; unselect(): void }

export function create(target: Element, options: CalendarOptions): Calendar
