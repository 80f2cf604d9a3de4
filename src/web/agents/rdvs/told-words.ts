import type { ToldPerson } from '#domain/telling/notification/preview-status-change.ts'
import { agentName } from '#lib/names.ts'

const CHANNELS = { mail: ['Un e-mail part à', 'Des e-mails partent à'] } as const

/** « Un e-mail part à Nadia BENALI et Camille ROUX (agent) »: a sentence a channel. */
export const toldSentences = (told: readonly ToldPerson[]): string[] =>
  [...Map.groupBy(told, ({ channel }) => channel)].map(([channel, people]) => {
    const [one, many] = CHANNELS[channel]
    return `${people.length === 1 ? one : many} ${listed(people.map(nameOf))}.`
  })

const nameOf = (person: ToldPerson) => `${agentName(person)}${person.type === 'agent' ? ' (agent)' : ''}`

const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`
