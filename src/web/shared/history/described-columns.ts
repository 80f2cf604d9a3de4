import { usagerFields } from '#domain/people/usager/usager-fields.ts'
import { motifFields } from '#domain/territory/motif/motif-fields.ts'
import { motifFieldWords } from '../motif-field-words.ts'
import { usagerFieldWords } from '../usager-field-words.ts'

/** A column as the table of its noun describes it. */
type Described = { kind: string; label: string; choices?: Readonly<Record<string, string>> }

type Fields = Readonly<Record<string, { column: string; kind: string }>>
type Words = Readonly<Record<string, Omit<Described, 'kind'>>>

const byColumn = (fields: Fields, words: Words): ReadonlyMap<string, Described> =>
  new Map(
    Object.entries(fields).flatMap(([field, { column, kind }]) => {
      const said = words[field]
      return said ? [[column, { kind, ...said }]] : []
    }),
  )

const TABLES: Readonly<Record<string, ReadonlyMap<string, Described>>> = {
  usagers: byColumn(usagerFields, usagerFieldWords),
  motifs: byColumn(motifFields, motifFieldWords),
}

/** Undefined for what no table of fields describes. */
export const describedColumn = (table: string, column: string) => TABLES[table]?.get(column)
