import { around } from '#lib/catalogue.ts'
import { isSaid } from './people-words.ts'
import { holesOf, placeholderOf } from './placeholders.ts'

/** The words of a language for a French message; null: it has none. */
export type Translate = (message: string) => string | null

type Token = { text: string; start: number; end: number }

const TOKENS = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[\p{L}_$][\w$]*|\d[\w.]*|[!=]==?|[^\s]/gu
const KEYWORDS = new Set(['if', 'else', 'and', 'or', 'not', 'in', 'is'])
const COMPARISONS = new Set(['==', '===', '!=', '!==', 'in', 'is'])
const COUNTED = new Set(['plural', 'pluralWord'])
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** The strings of an expression that are said to people, alone or joined by « + » to values. */
export function translateExpression(code: string, translate: Translate): string {
  const tokens = [...code.matchAll(TOKENS)].map(({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
  }))
  let [written, copied] = ['', 0]
  for (let at = 0; at < tokens.length; ) {
    const chain = chainAt(tokens, at)
    const counted = countedAt(tokens, at)
    if (counted) {
      translate(counted.key)
      at = counted.end
    } else if (chain) {
      const [start, end] = [tokens[at]?.start ?? 0, tokens[chain.end - 1]?.end ?? 0]
      const parts = chain.parts.map((part) => sourceOf(part, code))
      written +=
        code.slice(copied, start) + translateChain(parts, fieldBefore(tokens, at), code.slice(start, end), translate)
      copied = end
      at = chain.end
    } else at++
  }
  return written + code.slice(copied)
}

const at = (tokens: readonly Token[], index: number) => tokens[index]?.text ?? ''
const isString = (text: string) => text.startsWith("'") || text.startsWith('"')
const sourceOf = (part: readonly Token[], code: string) => code.slice(part[0]?.start, part.at(-1)?.end)

/** « 'x' » or « 'x' + value + 'y' » where it is said: neither compared, nor a key, nor marked safe. */
function chainAt(tokens: readonly Token[], start: number) {
  const parts: Token[][] = []
  let end = start
  for (;;) {
    const next = operandEnd(tokens, end)
    if (next === end) return null
    parts.push(tokens.slice(end, next))
    end = next
    if (at(tokens, end) !== '+') break
    end++
  }
  const [before, after] = [at(tokens, start - 1), at(tokens, end)]
  if (!parts.some((part) => part.length === 1 && isString(part[0]?.text ?? ''))) return null
  if (COMPARISONS.has(before) || COMPARISONS.has(after) || before === '.' || after === ':') return null
  return { parts, end }
}

/** A string, or a path with its calls and filters, or a group. */
function operandEnd(tokens: readonly Token[], start: number): number {
  const first = at(tokens, start)
  if (isString(first)) return at(tokens, start + 1) === '|' ? start : start + 1
  let end = start
  if (first === '(') end = closed(tokens, start)
  else if (/^[\p{L}_$\d]/u.test(first) && !KEYWORDS.has(first)) end = start + 1
  else return start

  for (;;) {
    const sign = at(tokens, end)
    if (sign === '.' || sign === '|') end += 2
    else if (sign === '(' || sign === '[') end = closed(tokens, end)
    else return end
  }
}

function closed(tokens: readonly Token[], start: number) {
  const [opening, closing] = [at(tokens, start), CLOSING[at(tokens, start)]]
  for (let [index, depth] = [start, 0]; index < tokens.length; index++) {
    if (at(tokens, index) === opening) depth++
    if (at(tokens, index) === closing && --depth === 0) return index + 1
  }
  return tokens.length
}

function fieldBefore(tokens: readonly Token[], start: number) {
  return at(tokens, start - 1) === ':' ? at(tokens, start - 2).replaceAll(/^['"]|['"]$/g, '') : undefined
}

/** `| plural('place')`: its forms are chosen when it counts. */
function countedAt(tokens: readonly Token[], start: number) {
  if (at(tokens, start) !== '|' || !COUNTED.has(at(tokens, start + 1)) || at(tokens, start + 2) !== '(') return null
  const end = closed(tokens, start + 2)
  const [one = '', many = `${one}s`] = tokens
    .slice(start + 3, end - 1)
    .map(({ text }) => text)
    .filter(isString)
    .map(textOf)
  return { key: `${one} | ${many}`, end }
}

const textOf = (literal: string) => literal.slice(1, -1).replaceAll(/\\(.)/g, '$1')
const literalOf = (text: string) => `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`

function translateChain(parts: readonly string[], field: string | undefined, source: string, translate: Translate) {
  const holes = holesOf(parts.filter((part) => !isString(part)).map(placeholderOf))
  const inner = parts.filter((part) => !isString(part)).map((part) => translateExpression(part, translate))
  let hole = 0
  const message = parts.map((part) => (isString(part) ? textOf(part) : `{${holes[hole++]}}`)).join('')
  if (!isSaid(message.replaceAll(/\{\w+\}/g, ' '), field)) return source

  const said = translate(message.trim())
  if (said === null) return source
  const values = new Map(holes.map((name, index) => [name, inner[index] ?? '']))
  const written = around(message, said).split(/\{(\w+)\}/)
  const terms = written.map((part, index) => (index % 2 ? `(${values.get(part)})` : literalOf(part)))
  return parts.length === 1 ? terms.join('') : `(${terms.join(' + ')})`
}
