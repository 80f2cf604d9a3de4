import { createHash } from 'node:crypto'
import type { Prisma } from './prisma/client.ts'
import type { Condition } from './statement.ts'
import { type ScopedModel, TABLES } from './tables.ts'

export type Where<Model extends ScopedModel> = NonNullable<
  Prisma.TypeMap['model'][Model]['operations']['findMany']['args']['where']
>

/** `each`: a related row is looked for from each row; `once`: they are read once, before many rows are passed by. */
type Related = 'each' | 'once'

/**
 * The same rows as a Prisma `where`, for a statement that calls the table `alias`.
 * Only what scopes are made of is known; anything else throws, since a condition left out would show too much.
 */
export function whereSql<Model extends ScopedModel>(
  model: Model,
  where: Where<Model>,
  alias: string,
  related: Related = 'each',
): Condition {
  const values: unknown[] = []
  const text = every(where, { model, alias, related, bind: (value) => `$${values.push(value)}` })
  return {
    name: createHash('sha1').update(text).digest('hex').slice(0, 10),
    values,
    sql: (...parameters) => text.replace(/\$(\d+)/g, (_, at) => parameters[Number(at) - 1] ?? ''),
  }
}

type Place = { model: ScopedModel; alias: string; related: Related; bind: (value: unknown) => string }

const every = (where: unknown, place: Place): string =>
  joined('AND', entriesOf(where), ([key, asked]) => clause(key, asked, place))

/** None of none is false, all of none is true. */
function joined<Part>(word: 'AND' | 'OR', parts: readonly Part[], render: (part: Part) => string): string {
  const [first = String(word === 'AND'), ...others] = parts.map(render)
  return others.length === 0 ? first : `(${[first, ...others].join(` ${word} `)})`
}

function clause(key: string, asked: unknown, place: Place): string {
  if (key === 'AND' || key === 'OR') return joined(key, [asked].flat(), (where) => every(where, place))
  if (key === 'NOT') throw unknownToScopes(key)
  const { model, alias, bind } = place
  const relation = TABLES[model].relations[key]
  if (!relation) return compared(`${alias}.${snakeCase(key)}`, asked, bind)

  const other = { ...place, model: relation.model, alias: `${alias}_${snakeCase(key)}` }
  if (relation.kind === 'many') return quantified(other, [relation.column, `${alias}.id`], asked)
  return linked(other, ['id', `${alias}.${relation.column}`], every(asked, other))
}

/** Column of the other table, and what it is here. */
type Link = readonly [there: string, here: string]

const quantified = (other: Place, link: Link, asked: unknown) =>
  joined('AND', entriesOf(asked), ([quantifier, where]) => {
    if (quantifier === 'some') return linked(other, link, every(where, other))
    if (quantifier === 'every') return `NOT ${exists(other, link, `NOT ${every(where, other)}`)}`
    throw unknownToScopes(`${other.alias} ${quantifier}`)
  })

const linked = (other: Place, link: Link, condition: string) =>
  other.related === 'each' ? exists(other, link, condition) : isAmong(other, link, condition)

const exists = ({ model, alias }: Place, [there, here]: Link, condition: string) =>
  `EXISTS (SELECT FROM ${TABLES[model].name} ${alias} WHERE ${alias}.${there} = ${here} AND ${condition})`

const isAmong = ({ model, alias }: Place, [there, here]: Link, condition: string) =>
  `${here} IN (SELECT ${alias}.${there} FROM ${TABLES[model].name} ${alias} WHERE ${condition})`

function compared(column: string, asked: unknown, bind: Place['bind']): string {
  if (asked === null) return `${column} IS NULL`
  if (isValue(asked)) return `${column} = ${bind(asked)}`
  return joined('AND', entriesOf(asked), ([operator, value]) => {
    if (operator === 'in' && Array.isArray(value) && value.every(isValue)) return `${column} = ANY (${bind(value)})`
    if (operator === 'not' && value === null) return `${column} IS NOT NULL`
    if (operator === 'not' && isValue(value)) return `${column} <> ${bind(value)}`
    throw unknownToScopes(`${column} ${operator}`)
  })
}

const isValue = (value: unknown) => ['number', 'string', 'boolean'].includes(typeof value)

/** Also refuses `undefined`, by which Prisma would leave a condition out. */
function entriesOf(where: unknown): [string, unknown][] {
  if (typeof where !== 'object' || where === null || Array.isArray(where)) throw unknownToScopes(String(where))
  return Object.entries(where)
}

const unknownToScopes = (what: string) => new Error(`unknown to scopes: ${what}`)

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
