/** A prepared statement whose conditions vary: each combination has a name, hence a plan, of its own. */
export type Statement = { name: string; text: string; values: readonly unknown[] }

export type Condition = { name: string; values: readonly unknown[]; sql: (...parameters: string[]) => string }

/** `text` ends within its WHERE clause. */
export function withConditions({ name, text, values }: Statement, conditions: readonly Condition[]): Statement {
  const all = [...values]
  const clauses = conditions.map((condition) =>
    condition.sql(...condition.values.map((value) => `$${all.push(value)}`)),
  )
  const names = [name, ...conditions.map((condition) => condition.name)]
  return { name: names.join(' '), text: [text, ...clauses].join('\n AND '), values: all }
}
