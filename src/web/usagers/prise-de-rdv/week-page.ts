import type { Week } from '#domain/booking/creneau/find-creneaux.ts'
import { listAgentNames } from '#domain/people/agent/agent-queries.ts'
import type { LieuShown } from '#domain/territory/lieu/lieu-queries.ts'
import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import type { OrganisationShown } from '#domain/territory/organisation/organisation-queries.ts'
import { say } from '#lib/say.ts'
import { dateTimeShort } from '#lib/spoken-words.ts'
import { type WeekShown, weekShown } from '../week-shown.ts'
import { type LieuFound, weekAtLieu } from './lieux-found.ts'
import { backTo, fieldsOf, type Parcours, searchHref } from './parcours.ts'
import { recherchePath, reservationPath } from './paths.ts'

type Shown = {
  parcours: Parcours
  motif: MotifFound
  week: Week
  now: Temporal.Instant
  /** Short names, for follow-ups only. */
  agentNames: ReadonlyMap<number, string> | null
}

export function weekPageOf({ parcours, motif, week, now, agentNames }: Shown) {
  const shown = weekShown(week, {
    timeZone: motif.timeZone,
    now,
    action: recherchePath(),
    onDay: (day) => searchHref({ ...parcours, date: day.toString() }),
    agentAt: (startMs) => agentNames && whoReceives(week.agentsAt.get(startMs) ?? [], agentNames),
  })
  return {
    title: titleOf(shown),
    back: backOf(parcours),
    ...shown,
    week: {
      ...shown.week,
      action: reservationPath({}, parcours),
      other: { ...shown.week.other, fields: fieldsOf({ ...parcours, date: undefined }) },
    },
  }
}

export type CreneauWeek = ReturnType<typeof weekPageOf>

function titleOf({ isEmpty, firstFree }: WeekShown) {
  if (!isEmpty) return say('Quel jour et à quelle heure ?')
  return firstFree ? say('Aucun horaire libre ces 7 jours') : say('Aucun rendez-vous libre pour l’instant')
}

/** Everybody who may receive at that start: the rdv is with one of those named. */
export const whoReceives = (agentIds: readonly number[], names: ReadonlyMap<number, string>) =>
  agentIds
    .flatMap((agentId) => names.get(agentId) ?? [])
    .reduce((said, name) => (said ? say('{said} ou {name}', { said, name }) : name), '')

export function agentNamesOf({ agentsAt }: Week) {
  return listAgentNames([...new Set([...agentsAt.values()].flat())])
}

export function placeOf(lieu: LieuShown | null, organisation: OrganisationShown | null) {
  if (lieu) return { term: say('Où'), name: lieu.name, address: lieu.address }
  return organisation ? { term: say('Avec'), name: organisation.name } : undefined
}

/** Other lieux with their first hour, when one has none. */
export const alternativesOf = (parcours: Parcours, found: readonly LieuFound[]) =>
  found.slice(0, 3).map((other) => ({
    title: other.lieu.name,
    text: other.lieu.address,
    next: dateTimeShort(other.startsAt, other.motif.timeZone),
    href: weekAtLieu(parcours, other),
  }))

const backOf = (parcours: Parcours) => ({
  href: searchHref(backTo.lieu(parcours)),
  text: parcours.lieu_id ? say('Changer d’endroit') : say('Retour aux services'),
})
