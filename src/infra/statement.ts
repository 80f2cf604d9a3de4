import { createHash } from 'node:crypto'
import type { Columns } from './prove-rows.ts'
import { type Statement, statement } from './query.ts'

export type Condition = { name: string; values: readonly unknown[]; sql: (...parameters: string[]) => string }

/**
 * A statement whose conditions vary: they come as `AND …`, to be put where its WHERE clause ends; or one by one, in the
 * order in which they are given, where each has its own place.
 */
type Varying<Of extends Columns> = Statement<Of> & {
  textWith: (conditions: string, each: readonly string[]) => string
}

export const varying = <Of extends Columns>(
  name: string,
  columns: Of,
  textWith: Varying<Of>['textWith'],
): Varying<Of> => ({ ...statement(name, columns, textWith('', [])), textWith })

/** What `query` takes; each combination of conditions has a name, hence a plan, of its own. */
export function withConditions<Of extends Columns>(
  { name, columns, textWith }: Varying<Of>,
  values: readonly unknown[],
  conditions: readonly Condition[],
): [Statement<Of>, unknown[]] {
  const all = [...values]
  const clauses = conditions.map(({ values: own, sql }) => ` AND ${sql(...own.map((value) => `$${all.push(value)}`))}`)
  const names = [name, ...conditions.map((condition) => condition.name)]
  return [{ name: names.join(' '), columns, text: textWith(clauses.join(''), clauses) }, all]
}

/** One whose conditions come in several places, one each. */
type Placed<Of extends Columns, Place extends string> = Pick<Statement<Of>, 'name' | 'columns'> & {
  textWith: (conditions: Record<Place, string>) => string
}

export function withPlaces<Of extends Columns, Place extends string>(
  { name, columns, textWith }: Placed<Of, Place>,
  values: readonly unknown[],
  conditions: Record<Place, Condition>,
): [Statement<Of>, unknown[]] {
  const all = [...values]
  const written = Object.entries<Condition>(conditions).map(
    ([place, { values: own, sql }]) => [place, `AND ${sql(...own.map((value) => `$${all.push(value)}`))}`] as const,
  )
  const names = Object.values<Condition>(conditions).map((condition) => condition.name)
  // Each place has its condition, by the type of `conditions`.
  const clauses = Object.fromEntries(written) as Record<Place, string>
  // PostgreSQL cuts a name after 63 bytes.
  const named = `${name} ${createHash('sha1').update(names.join(' ')).digest('hex').slice(0, 10)}`
  return [{ name: named, columns, text: textWith(clauses) }, all]
}
