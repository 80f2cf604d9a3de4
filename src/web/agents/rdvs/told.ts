import type { StatusAsked } from '#domain/booking/rdv/status-change.ts'
import { previewEdit } from '#domain/telling/notification/preview-edit.ts'
import { type MovedTo, previewMove } from '#domain/telling/notification/preview-move.ts'
import { previewRemoval } from '#domain/telling/notification/preview-removal.ts'
import { previewStatusChange, type ToldPerson } from '#domain/telling/notification/preview-status-change.ts'
import type { ToldRdv } from '#domain/telling/notification/told-rdv.ts'
import { displayName, inTurn } from '#lib/names.ts'
import { typo } from '#lib/typography.ts'
import type { AgentVisit } from '../visit.ts'

export const SILENCE = 'Aucun message n’est envoyé.'

/** Who would be told, a sentence a channel: « Un e-mail part à Nadia BENALI et Camille ROUX (agent). » */
export function toldSentences(told: ToldRdv | null, asked: StatusAsked, { author: actor, now }: AgentVisit): string[] {
  const people = told ? previewStatusChange(told, asked, { actor, now }) : []
  return [...Map.groupBy(people, ({ channel }) => channel)].map(([channel, reached]) => sentence(channel, reached))
}

/** The same of a rdv that goes elsewhere. */
export function movedSentences(told: ToldRdv, to: MovedTo, { author: actor, now }: AgentVisit): string[] {
  const said = sentencesByMessage(previewMove(told, to, { actor, now }))
  return said.length > 0 ? said : [SILENCE]
}

/** The same of a rdv that is changed; nothing where nobody is told. */
export const editedSentences = (told: ToldRdv, after: ToldRdv, { author: actor, now }: AgentVisit): string[] =>
  sentencesByMessage(previewEdit(told, after, { actor, now }))

/** The same of a rdv that is deleted. */
export const removedSentences = (told: ToldRdv, { author: actor, now }: AgentVisit): string[] =>
  sentencesByMessage(previewRemoval(told, { actor, now }))

/** A sentence a message: « Un e-mail “rendez-vous déplacé” part à Nadia BENALI. » */
const sentencesByMessage = (people: readonly ToldPerson[]) =>
  [...Map.groupBy(people, ({ channel, message }) => `${channel} ${message}`).values()].flatMap((reached) =>
    reached.slice(0, 1).map(({ channel, message }) => sentence(channel, reached, MESSAGES[message])),
  )

const MESSAGES: Partial<Record<ToldPerson['message'], string>> = {
  'rdv-moved-usager': 'rendez-vous déplacé',
  'rdv-moved-agent': 'rendez-vous déplacé',
  'rdv-booked-usager': 'rendez-vous confirmé',
  'rdv-booked-agent': 'nouveau rendez-vous',
  'rdv-left-agent': 'libre de nouveau',
  'rdv-cancelled-usager': 'rendez-vous annulé',
  'rdv-cancelled-agent': 'rendez-vous annulé',
}

const CHANNELS = { mail: ['Un e-mail', 'part à', 'Des e-mails', 'partent à'] } as const

function sentence(channel: keyof typeof CHANNELS, reached: readonly ToldPerson[], message?: string) {
  const [one, leaves, many, leave] = CHANNELS[channel]
  const subject = message ? ` « ${message} »` : ''
  const [what, verb] = reached.length === 1 ? [one, leaves] : [many, leave]
  return typo(`${what}${subject} ${verb} ${inTurn(reached.map(nameOf))}.`)
}

const nameOf = (person: ToldPerson) => `${displayName(person)}${person.type === 'agent' ? ' (agent)' : ''}`
