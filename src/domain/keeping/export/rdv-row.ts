import { type TemporalStatus, temporalStatus } from '#domain/booking/rdv/rdv-status.ts'
import { readContext } from '#domain/booking/rdv/read-context.ts'
import type { CreatedByType } from '#infra/prisma/enums.ts'
import type { Cell } from '#lib/cell.ts'
import { displayName, fullName } from '#lib/names.ts'
import { zoneOf } from '#lib/zone.ts'
import type { ExportedRdv } from './exported-rdv-queries.ts'

type Column = [header: string, cell: (rdv: ExportedRdv, now: Temporal.Instant) => Cell]

/** Names and places that partners read by position: a new column comes last. Their words are not those of pages. */
const COLUMNS: readonly Column[] = [
  ['année', (rdv) => local(rdv, rdv.createdAt).year],
  ['date prise rdv', (rdv) => local(rdv, rdv.createdAt).toPlainDate()],
  ['heure prise rdv', (rdv) => local(rdv, rdv.createdAt).toPlainTime()],
  ['origine', ({ createdByType }) => ORIGINS[createdByType]],
  ['date rdv', (rdv) => local(rdv, rdv.startsAt).toPlainDate()],
  ['heure rdv', (rdv) => local(rdv, rdv.startsAt).toPlainTime()],
  ['service', ({ service }) => service],
  ['motif', ({ motif }) => motif],
  ['contexte', (rdv) => contextOf(rdv)],
  ['statut', (rdv, now) => STATUSES[temporalStatus(rdv, zoneOf(rdv.timeZone), now)]],
  ['lieu', (rdv) => placeOf(rdv)],
  ['professionnel.le(s)', ({ agents }) => agents.map(displayName).join(', ')],
  ['usager(s)', ({ usagers }) => usagers.map(fullName).join(', ')],
  ['commune du premier responsable', ({ usagers }) => firstOf(usagers, 'cityName')],
  ['au moins un usager mineur ?', (rdv, now) => (hasMinor(rdv, now) ? 'oui' : 'non')],
  ['résultat des notifications', ({ hasFailure }) => (hasFailure === null ? null : hasFailure ? 'Échec' : 'Traité')],
  ['Organisation', ({ organisation }) => organisation],
  [
    'date naissance',
    ({ usagers }) =>
      usagers
        .flatMap(({ birthDate }) => birthDate ?? [])
        .map(inFrench)
        .join(', '),
  ],
  ['code postal du premier responsable', ({ usagers }) => postCodeIn(firstOf(usagers, 'address'))],
  ['créé par', ({ author }) => author ?? FORGOTTEN],
  ['email(s) professionnel.le(s)', ({ agents }) => agents.flatMap(({ email }) => email ?? []).join(', ')],
]

export const HEADER = COLUMNS.map(([header]) => header)

export const rowOf = (rdv: ExportedRdv, now: Temporal.Instant): Cell[] => COLUMNS.map(([, cell]) => cell(rdv, now))

const ORIGINS: Record<CreatedByType, string> = {
  agent: 'Créé par un agent',
  usager: 'RDV Pris sur internet',
  prescripteur: 'Créé par un prescripteur',
}

const STATUSES: Record<TemporalStatus, string> = {
  unknown_future: 'À venir',
  unknown_today: "Aujourd'hui",
  unknown_past: 'À renseigner',
  seen: 'Rendez-vous honoré',
  noshow: 'Absence non excusée',
  excused: "Annulé par l'usager",
  revoked: 'Annulé par le service',
}

const FORGOTTEN = "Dans le cadre du RGPD, cette information n'est plus conservée au delà d'un an."

const local = ({ timeZone }: ExportedRdv, date: Date) =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(timeZone)

function contextOf(rdv: ExportedRdv) {
  const opened = readContext(rdv)
  return opened && (opened.ok ? opened.text : 'Ce texte ne peut pas être lu.')
}

/** Never where somebody lives, but for its town. */
function placeOf({ locationType, lieu, usagers }: ExportedRdv): string | null {
  if (locationType === 'phone') return 'Par téléphone'
  if (locationType === 'visio') return null
  if (locationType === 'home') {
    const town = [postCodeIn(firstOf(usagers, 'address')), firstOf(usagers, 'cityName')].filter(Boolean).join(' ')
    return town ? `À domicile (${town})` : 'À domicile'
  }
  return lieu && `${lieu.name} (${lieu.address})${lieu.isSingleUse ? ' (Ponctuel)' : ''}`
}

const firstOf = (usagers: ExportedRdv['usagers'], field: 'cityName' | 'address') =>
  usagers.find((usager) => usager[field])?.[field] ?? null

/** The last five digits together. */
const postCodeIn = (address: string | null) => address?.match(/\d{5}(?!.*\d{5})/s)?.[0] ?? null

const inFrench = (day: string) => day.split('-').toReversed().join('/')

const MAJORITY = { years: 18 }

function hasMinor({ usagers, timeZone }: ExportedRdv, now: Temporal.Instant) {
  const eldest = now.toZonedDateTimeISO(timeZone).toPlainDate().subtract(MAJORITY)
  return usagers.some(({ birthDate }) => birthDate && Temporal.PlainDate.compare(birthDate, eldest) > 0)
}
