import type { StatusAsked } from '#domain/booking/rdv/status-change.ts'
import { previewStatusChange, type ToldPerson } from '#domain/telling/notification/preview-status-change.ts'
import type { ToldRdv } from '#domain/telling/notification/told-rdv.ts'
import { displayName } from '#lib/names.ts'
import type { AgentVisit } from '../visit.ts'

export const SILENCE = 'Aucun message n’est envoyé.'

/** Who would be told, a sentence a channel: « Un e-mail part à Nadia BENALI et Camille ROUX (agent). » */
export function toldSentences(told: ToldRdv | null, asked: StatusAsked, { author: actor, now }: AgentVisit): string[] {
  const people = told ? previewStatusChange(told, asked, { actor, now }) : []
  return [...Map.groupBy(people, ({ channel }) => channel)].map(([channel, reached]) => {
    const [one, many] = CHANNELS[channel]
    return `${reached.length === 1 ? one : many} ${listed(reached.map(nameOf))}.`
  })
}

const CHANNELS = { mail: ['Un e-mail part à', 'Des e-mails partent à'] } as const

const nameOf = (person: ToldPerson) => `${displayName(person)}${person.type === 'agent' ? ' (agent)' : ''}`

const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`
