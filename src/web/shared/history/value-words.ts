import { type NamesOfRows, POINTERS } from '#domain/journal/journal/pointed-row.ts'
import { dateTimeNumeric, dayNumeric, durationShort } from '#lib/spoken-words.ts'
import { numero } from '#lib/typography.ts'
import { statusWords } from '../rdv-status-words.ts'
import { describedColumn } from './described-columns.ts'

export type Audited = { table: string; column: string }

/** `zone`: of the organisation, for the times. */
export type Setting = { names: NamesOfRows; zone: string }

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  access_level: { basic: 'agent', admin: 'administrateur', intervenant: 'intervenant' },
  availability: { enabled: 'ouvert', disabled: 'fermé', single_use: 'ponctuel' },
  created_by_type: { agent: 'agent', usager: 'usager', prescripteur: 'prescripteur' },
  status: { ...statusWords, unknown: 'à venir ou à compléter' },
}

const INSTANT = /^\d{4}-\d\d-\d\dT/
const DAY = /^\d{4}-\d\d-\d\d$/

/** Null for nothing: the table has its own sign for that. */
export function valueInWords({ table, column }: Audited, value: unknown, { names, zone }: Setting): string | null {
  if (value === null || value === undefined || value === '') return null
  const pointed = POINTERS[column]
  if (pointed) return names.get(`${pointed} ${value}`) ?? numero(String(value))
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (typeof value === 'number') return numberInWords(describedColumn(table, column)?.kind, value)
  if (column === 'exceptions') return Array.isArray(value) && value.length > 0 ? String(value.length) : null
  if (Array.isArray(value)) return value.join(', ')
  return textInWords({ table, column }, String(value), zone)
}

function textInWords({ table, column }: Audited, text: string, zone: string) {
  if (INSTANT.test(text)) return dateTimeNumeric(Temporal.Instant.from(text), zone)
  if (DAY.test(text)) return dayNumeric(text)
  return describedColumn(table, column)?.choices?.[text] ?? WORDS[column]?.[text] ?? text
}

function numberInWords(kind: string | undefined, value: number) {
  if (kind === 'seconds-ahead') return delayInWords(value)
  if (kind === 'minutes') return durationShort(value)
  if (kind === 'hours-before') return value === 0 ? 'aucun' : `${value} h avant`
  return String(value)
}

function delayInWords(seconds: number) {
  const days = Math.round(seconds / 86_400)
  return days >= 2 ? `${days} jours` : durationShort(Math.round(seconds / 60))
}
