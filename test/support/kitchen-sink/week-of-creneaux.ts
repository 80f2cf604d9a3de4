const MORNING = [
  '08:00',
  '08:20',
  '08:40',
  '09:00',
  '09:20',
  '09:40',
  '10:00',
  '10:20',
  '10:40',
  '11:00',
  '11:20',
  '11:40',
]
const AFTERNOON = ['13:30', '14:00', '14:30', '15:00', '15:30', '16:00']

/** A week as the search page gets it: full on Wednesday, closed at the weekend, more than ten hours on Tuesday morning. */
export const weekOfCreneaux = (first = Temporal.PlainDate.from('2027-03-02')) =>
  Array.from({ length: 7 }, (_, index) => {
    const date = first.add({ days: index })
    return { date, state: stateOf(date), halves: stateOf(date) === 'open' ? halvesOf(date, index) : [] }
  })

const stateOf = ({ dayOfWeek }: Temporal.PlainDate) => (dayOfWeek > 5 ? 'closed' : dayOfWeek === 3 ? 'full' : 'open')

function halvesOf(date: Temporal.PlainDate, index: number) {
  const hourOf = (time: string) => ({ time, value: `${date}T${time}`, agent: null })
  const morning = MORNING.slice(index * 4).map(hourOf)
  const afternoon = { id: 'a', name: 'Après-midi', hours: AFTERNOON.map(hourOf), more: [] }
  const shown = { id: 'm', name: 'Matin', hours: morning.slice(0, 10), more: morning.slice(10) }
  return [morning.length > 0 ? shown : null, afternoon]
}
