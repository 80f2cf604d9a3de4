/** A prepared statement whose conditions vary: each combination has a name, hence a plan, of its own. */
export type Statement = { name: string; text: string; values: unknown[] }

export type Condition = { name: string; values: readonly unknown[]; sql: (...parameters: string[]) => string }

type Draft = Omit<Statement, 'text'> & { text: (conditions: string) => string }

/** The conditions come as `AND …`, to be put where the text has its WHERE clause. */
export function statementOf({ name, values, text }: Draft, conditions: readonly Condition[]): Statement {
  const all = [...values]
  const clauses = conditions.map(({ values: own, sql }) => ` AND ${sql(...own.map((value) => `$${all.push(value)}`))}`)
  const names = [name, ...conditions.map((condition) => condition.name)]
  return { name: names.join(' '), text: text(clauses.join('')), values: all }
}

/** For a text that ends within its WHERE clause. */
export const withConditions = ({ text, ...draft }: Statement, conditions: readonly Condition[]): Statement =>
  statementOf({ ...draft, text: (added) => text + added }, conditions)
