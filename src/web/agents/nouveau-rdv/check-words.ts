import { warningKey } from '#domain/booking/check/rdv-check.ts'
import type { RdvError } from '#domain/booking/check/rdv-errors.ts'
import type { RdvWarning } from '#domain/booking/check/rdv-warnings.ts'
import { displayName } from '#lib/names.ts'
import { dateTime, plural, time } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { rdvPath } from '../rdvs/paths.ts'

export const errorWords: Record<RdvError['name'], string> = {
  'motif-unknown': 'Ce motif n’est plus proposé. Choisissez-en un autre.',
  'no-usager': 'Choisissez une personne.',
  'usager-unknown': 'Une des personnes n’est plus là. Retirez-la.',
  'no-phone': 'Ce rendez-vous a lieu par téléphone. Ajoutez un numéro à la fiche d’une des personnes.',
  'no-contact':
    'Ce rendez-vous a lieu en visio. Ajoutez un e-mail ou un numéro de mobile à la fiche d’une des personnes.',
  'start-unrealistic': 'Choisissez un jour entre 2018 et dans cinq ans.',
  duration: 'Écrivez une durée en minutes, par exemple 30.',
  'no-agent': 'Choisissez au moins un agent.',
  'agent-without-role': 'Un des agents n’est plus dans cette organisation. Choisissez-en un autre.',
  'lieu-missing': 'Choisissez un lieu.',
  'lieu-unknown': 'Ce lieu n’est plus là. Choisissez-en un autre.',
  'lieu-closed': 'Ce lieu est fermé. Choisissez-en un autre.',
  places: 'Écrivez un nombre de places.',
  'duplicate-rdv': 'Ce rendez-vous existe déjà : mêmes personnes, même motif, même horaire.',
}

/** A fact in bold, what it is about, a link to it, and the hour that mends it. */
export type Point = {
  key: string
  fact: string
  text: string
  link: { href: string; text: string } | null
  mendedAt: Temporal.Instant | null
}

export function pointOf(warning: RdvWarning, timeZone: string): Point {
  const point = { key: warningKey(warning), link: null, mendedAt: null }
  switch (warning.name) {
    case 'overlapping-rdv':
      return {
        ...point,
        fact: typo(`${nameOf(warning.agent)} a un autre rendez-vous`),
        text: warning.seen[0] ? hoursOf(warning.seen[0], timeZone) : 'à cet horaire',
        ...linkTo(warning.seen[0]),
      }
    case 'gap-before':
      return {
        ...point,
        fact: typo(`Il reste ${plural(warning.minutes, 'minute')} vides`),
        text: typo(`entre le rendez-vous d’avant de ${nameOf(warning.agent)} et celui-ci`),
        ...linkTo(warning.seen),
        mendedAt: warning.mendedAt,
      }
    case 'absence':
      return {
        ...point,
        fact: typo(`${nameOf(warning.agent)} est indisponible`),
        text: typo([hoursOf(warning, timeZone), warning.title].filter(Boolean).join(' : ')),
      }
    case 'plage-elsewhere':
      return {
        ...point,
        fact: typo(`${nameOf(warning.agent)} est attendu ailleurs`),
        text: warning.seen
          ? typo(
              [warning.seen.title, hoursOf(warning.seen, timeZone), warning.seen.lieuName].filter(Boolean).join(', '),
            )
          : '',
      }
    case 'same-day':
      return {
        ...point,
        fact: typo(`${nameOf(warning.usager)} a déjà ce motif ce jour-là`),
        text: warning.seen[0] ? hoursOf(warning.seen[0], timeZone) : '',
        ...linkTo(warning.seen[0]),
      }
    case 'past-start':
      return { ...point, fact: 'Cet horaire est passé', text: dateTime(warning.startsAt, timeZone) }
    case 'title-too-long':
      return {
        ...point,
        fact: 'Cet intitulé est long pour un SMS',
        text: typo(`il y sera coupé : « ${warning.shownAs} »`),
      }
    case 'overbooked':
      return { ...point, fact: 'Il y a plus de participants que de places', text: '' }
  }
}

const nameOf = displayName

const hoursOf = ({ startsAt, endsAt }: { startsAt: Temporal.Instant; endsAt: Temporal.Instant }, timeZone: string) =>
  `de ${time(startsAt, timeZone)} à ${time(endsAt, timeZone)}`

const linkTo = (rdv: { id: number; organisationId: number } | null | undefined) =>
  rdv
    ? { link: { href: rdvPath({ organisationId: rdv.organisationId, rdvId: rdv.id }), text: 'Voir ce rendez-vous' } }
    : {}
