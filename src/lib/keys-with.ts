/** Keys of a table whose rows have these traits. */
export type KeysWith<Table, Traits> = { [Key in keyof Table]: Table[Key] extends Traits ? Key : never }[keyof Table]

/** `keysWith(usagerFields, { writtenBy: 'usager' })`: the type knows which, too. */
export function keysWith<Table extends object, const Traits extends object>(
  table: Table,
  traits: Traits,
): KeysWith<Table, Traits>[]
export function keysWith(table: object, traits: object): string[] {
  const wanted = Object.entries(traits)
  return Object.entries(table)
    .filter(([, row]) => wanted.every(([trait, value]) => row[trait] === value))
    .map(([key]) => key)
}

/** The same for each key: `{ ...withEach(keys, true) }` is a `select`. */
export function withEach<Key extends string, Value>(keys: readonly Key[], value: Value): Record<Key, Value>
export function withEach(keys: readonly string[], value: unknown): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, value]))
}
