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
