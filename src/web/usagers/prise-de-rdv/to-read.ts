import { findRestriction } from '#domain/territory/motif/motif-queries.ts'
import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { say } from '#lib/say.ts'
import { linesOf } from '#lib/typography.ts'
import type { Parcours } from './parcours.ts'

/** What stands above the hours: read only, or ticked in their form. */
export type ToRead = {
  paragraphs: string[]
  tick: { checked: boolean; error: string | null } | null
  /** One button accepts and goes on: « mardi 2 mars à 9 h 30 ». */
  go: { value: string; what: string } | null
}

type Asked = {
  parcours: Parcours
  /** What was pressed in the form without the tick. */
  unread: string | null
  /** What a form or a link chose, in words; null when it is not there. */
  wordsOf: (sent: string | undefined) => string | null
}

/** Null where there is nothing to read. */
export async function findToRead(motif: MotifFound, { parcours, unread, wordsOf }: Asked): Promise<ToRead | null> {
  const restriction = motif.hasRestriction ? await findRestriction(motif.id) : null
  if (!restriction) return null
  const paragraphs = linesOf(restriction.text)
  if (!restriction.isToAccept) return { paragraphs, tick: null, go: null }
  const isAccepted = parcours.restriction_lue !== undefined
  const error = unread === null ? null : say('Cochez cette case pour choisir un horaire.')
  const value = unread ?? parcours.starts_at
  const what = isAccepted ? null : wordsOf(value)
  return { paragraphs, tick: { checked: isAccepted, error }, go: value && what ? { value, what } : null }
}

/** The summary of the page, above it. */
export const errorsOf = (toRead: ToRead | null) =>
  toRead?.tick?.error ? [{ href: '#lu', text: say('Cochez « J’ai lu ce texte », puis choisissez l’horaire') }] : []
