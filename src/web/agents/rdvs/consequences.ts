import { z } from 'zod'
import type { PlannedRdv } from '#domain/booking/check/planned-rdv.ts'
import type { RdvError } from '#domain/booking/check/rdv-errors.ts'
import { findRdvChecks } from '#domain/booking/rdv/find-rdv-checks.ts'
import { findRdvVersion } from '#domain/booking/rdv/rdv-version-queries.ts'
import { findPlannedRdv, findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import { keyedDigest } from '#infra/digest.ts'
import type { ChangeInWords } from '#web/shared/history/history.ts'
import { type CheckedField, errorWords, type Point, pointOf } from '../checks/check-words.ts'
import type { OrganisationVisit } from '../visit.ts'
import { changedMeanwhile } from './changed-meanwhile.ts'
import { type Difference, differencesOf } from './differences.ts'
import { rdvPath } from './paths.ts'
import type { RdvFrom } from './rdv-address.ts'
import { editedSentences } from './told.ts'

/** What a change of a rdv would do, as it would be written now. */
export type Consequences = {
  /** That of the rdv, as this was read. */
  version: string
  /** What others wrote since the page was shown. */
  changes: ChangeInWords[]
  /** What forbids it, and beside which field. */
  problems: { field: CheckedField; text: string; link: { href: string; text: string } | null }[]
  points: Point[]
  differences: Difference[]
  told: string[]
}

type Changed = {
  rdv: RdvFrom
  before: PlannedRdv
  planned: PlannedRdv
  /** The version that the page showed; empty when it is shown for the first time. */
  known: string
}

/** Judged, told and compared by what judges, tells and writes; where it is forbidden, nothing of it is named. */
export async function consequencesOf(visit: OrganisationVisit, { rdv, before, planned, known }: Changed) {
  const { actor, organisation, now, timeZone } = visit
  const version = await findRdvVersion(rdv.id)
  const changes = await changedMeanwhile(visit, rdv, { known, version })
  const judged = { actor, organisationId: organisation.id, planned, rdvId: rdv.id, now }
  const { errors, warnings } = await findRdvChecks(judged)
  const [told, after] = errors.length > 0 ? [null, null] : [await findToldRdv(rdv.id), await findPlannedRdv(planned)]
  const shown: Consequences = {
    version,
    changes,
    problems: errors.map((error) => problemOf(error, organisation.id)),
    points: warnings.map((warning) => pointOf(warning, timeZone)),
    differences: after ? differencesOf({ rdv, before, planned, after, timeZone }) : [],
    told: told && after ? editedSentences(told, after, visit) : [],
  }
  return shown
}

export function problemOf(error: RdvError, organisationId: number): Consequences['problems'][number] {
  const { field, text } = errorWords[error.name]
  const link =
    error.name === 'duplicate-rdv'
      ? { href: rdvPath({ organisationId, rdvId: error.rdvId }), text: 'Voir ce rendez-vous' }
      : null
  return { field, text, link }
}

type Accepted = { confirmed: readonly string[]; annonce: string }

/** All that would follow was on the page that was sent: what is to be confirmed, and who is told. */
export const isPassedOver = ({ points, told }: Consequences, { confirmed, annonce }: Accepted): boolean =>
  points.every(({ key }) => confirmed.includes(key)) && annonce === announcedBy(told)

/** What a page that shows who is told carries along: as short for three hundred names as for one. */
export const announcedBy = (told: readonly string[]): string => (told.length === 0 ? '' : keyedDigest(told.join(' ')))

export const announced = z.string().max(100).catch('')
