import { type NamesOfRows, POINTERS } from '#domain/journal/journal/pointed-row.ts'
import { dateTimeNumeric, dayNumeric, durationShort } from '#lib/spoken-words.ts'

/** `zone`: of the organisation, for the times. */
export type Setting = { names: NamesOfRows; zone: string }

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  access_level: { basic: 'agent', admin: 'administrateur', intervenant: 'intervenant' },
  availability: { enabled: 'ouvert', disabled: 'fermé', single_use: 'ponctuel' },
  bookable_by: {
    agents: 'agents de l’organisation',
    agents_and_prescripteurs: 'agents et prescripteurs',
    agents_and_prescripteurs_and_invited_users: 'agents, prescripteurs et usagers invités',
    everyone: 'tout le monde',
  },
  created_by_type: { agent: 'agent', usager: 'usager', prescripteur: 'prescripteur' },
  family_situation: { single: 'célibataire', in_a_relationship: 'en couple', divorced: 'divorcé' },
  location_type: {
    public_office: 'sur place',
    phone: 'par téléphone',
    home: 'à domicile',
    visio: 'par visioconférence',
  },
  sectorisation_level: { departement: 'département', organisation: 'organisation', agent: 'agent' },
  status: {
    unknown: 'à venir ou à compléter',
    seen: 'a eu lieu',
    excused: 'annulé à la demande de l’usager',
    revoked: 'annulé par le service',
    noshow: 'absence sans prévenir',
  },
  visibility_type: {
    visible_and_notified: 'visible, avec messages',
    visible_and_not_notified: 'visible, sans messages',
    invisible: 'invisible pour l’usager',
  },
}

const IN_SECONDS = ['min_public_booking_delay', 'max_public_booking_delay']
const INSTANT = /^\d{4}-\d\d-\d\dT/
const DAY = /^\d{4}-\d\d-\d\d$/

/** Null for nothing: the table has its own sign for that. */
export function valueInWords(column: string, value: unknown, { names, zone }: Setting): string | null {
  if (value === null || value === undefined || value === '') return null
  const table = POINTERS[column]
  if (table) return names.get(`${table} ${value}`) ?? `n° ${value}`
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (IN_SECONDS.includes(column)) return delayInWords(Number(value))
  if (column === 'default_duration_in_min') return durationShort(Number(value))
  if (column === 'reminder_delay_in_hours') return value === 0 ? 'aucun' : `${value} h avant`
  if (column === 'exceptions') return Array.isArray(value) && value.length > 0 ? String(value.length) : null
  if (Array.isArray(value)) return value.join(', ')
  return textInWords(column, String(value), zone)
}

function textInWords(column: string, text: string, zone: string) {
  if (INSTANT.test(text)) return dateTimeNumeric(Temporal.Instant.from(text), zone)
  if (DAY.test(text)) return dayNumeric(text)
  return WORDS[column]?.[text] ?? text
}

function delayInWords(seconds: number) {
  const days = Math.round(seconds / 86_400)
  return days >= 2 ? `${days} jours` : durationShort(Math.round(seconds / 60))
}
