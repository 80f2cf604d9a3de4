const HOURS = ['09:00', '09:30', '10:00', '11:00', '13:30', '14:00', '14:30', '15:00', '15:30', '16:00']

/** A week as the search page gets it: full on Wednesday, closed at the weekend, more than eight hours on Tuesday. */
export const weekOfCreneaux = (first = Temporal.PlainDate.from('2027-03-02')) =>
  Array.from({ length: 7 }, (_, index) => {
    const date = first.add({ days: index })
    return { date, state: stateOf(date), hours: hoursOf(date, index) }
  })

const stateOf = ({ dayOfWeek }: Temporal.PlainDate) => (dayOfWeek > 5 ? 'closed' : dayOfWeek === 3 ? 'full' : 'open')

const hoursOf = (date: Temporal.PlainDate, index: number) =>
  stateOf(date) === 'open' ? HOURS.slice(index).map((time) => ({ time, value: `${date}T${time}` })) : []
