import { looksSealed, openFor, sealFor } from '#infra/encryption.ts'
import type { AgentVisit } from './visit.ts'

/*
 * What is written about a person travels in addresses until its rdv is made, and addresses stand in the logs of whoever carries
 * them: it is sealed there, for the agent who wrote it, for a day. What a column holds opens in no address, nor what is another's.
 */

export type Reader = Pick<AgentVisit, 'actor' | 'now'>

/** More is not kept, nor carried: an address has an end. */
export const MOST_CONTEXT = 2_000

/** Said of a seal that is another's, or of another day. */
export const CONTEXT_LOST =
  'Le contexte qui venait avec cette page ne peut pas être lu : il a été écrit par un autre agent, ou il y a plus d’un jour. Écrivez-le à nouveau.'

export function sealContext({ actor, now }: Reader, text: string): string | undefined {
  if (text === '') return undefined
  return sealFor(errandOf(actor), `${now.add({ hours: 24 }).epochMilliseconds} ${text}`)
}

/** Typed in an address, it is sealed; sealed, it stays as it is, whoever may read it. */
export const keepSealed = (reader: Reader, sent: string): string | undefined =>
  looksSealed(sent) ? sent : sealContext(reader, sent)

/** Null where there is none; not ok where it cannot be read. */
export function openContext({ actor, now }: Reader, sealed: string | undefined) {
  if (sealed === undefined) return null
  const [, until, text] = WRITTEN.exec(openFor(errandOf(actor), sealed) ?? '') ?? []
  if (text === undefined || Number(until) < now.epochMilliseconds) return { ok: false as const }
  return { ok: true as const, text }
}

const WRITTEN = /^(\d+) (.*)$/s

const errandOf = ({ id }: Reader['actor']) => `address of agent ${id}` as const
