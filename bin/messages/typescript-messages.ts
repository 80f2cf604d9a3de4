import { readFileSync } from 'node:fs'
import { parseSync } from '@swc/core'
import { isSaid } from '#web/shared/messages/people-words.ts'

/** Words of machines and of logs: errors, headers, types of content, cookies. */
const NOT_SAID = new Set([
  'Error',
  'TypeError',
  'log',
  'set',
  'type',
  'header',
  'attachment',
  'cookie',
  'get',
  'path',
  'page',
])
const COMPARISONS = new Set(['===', '!==', '==', '!='])
const NOT_SHOWN = new Set(['name', 'smsSender'])
const NOT_READ = new Set([
  'ImportDeclaration',
  'TsLiteralType',
  'TsTypeAnnotation',
  'TsTypeAliasDeclaration',
  'RegExpLiteral',
])

type Node = { type: string; [key: string]: unknown }

/** `unsaid`: sentences that hold a value and are not given to say(). */
export type Read = { messages: string[]; unsaid: string[] }

/** What a file of TypeScript says to people: the strings that look like it, and all that is given to say(). */
export function messagesOfTypescript(file: string): Read {
  const read: Read = { messages: [], unsaid: [] }
  visit(parseSync(readFileSync(file, 'utf8'), { syntax: 'typescript', target: 'esnext' }), read)
  return read
}

function visit(value: unknown, read: Read, field?: string): void {
  if (Array.isArray(value)) for (const one of value) visit(one, read, field)
  else if (isNode(value)) visitNode(value, read, field)
  else if (isRecord(value)) for (const one of Object.values(value)) visit(one, read, field)
}

function visitNode(node: Node, read: Read, field?: string) {
  if (NOT_READ.has(node.type)) return
  if (node.type === 'CallExpression' || node.type === 'NewExpression') return visitCall(node, read)
  if (node.type === 'KeyValueProperty') return visitProperty(node, read)
  if (node.type === 'StringLiteral') return readString(String(node.value), read, field)
  if (node.type === 'TemplateLiteral') readSentence(partsOf(node), read)
  if (node.type === 'BinaryExpression' && node.operator === '+') readSentence(sidesOf(node), read)
  if (COMPARISONS.has(String(node.operator))) return
  for (const child of Object.values(node)) visit(child, read)
}

function visitCall(node: Node, read: Read) {
  const name = calleeOf(node.callee)
  const given = Array.isArray(node.arguments)
    ? node.arguments.map((one: Record<string, unknown>) => one.expression)
    : []
  if (NOT_SAID.has(name)) return
  if (name === 'plural' || name === 'pluralWord') return readCounted(given, read)
  const [first, ...rest] = given
  if (name === 'say' && isNode(first) && first.type === 'StringLiteral') {
    read.messages.push(String(first.value))
    return visit(rest, read)
  }
  visit(node.callee, read)
  visit(given, read)
}

/** `log.warn(…)` is a call of log, `z.string()` of string, `new Error(…)` of Error. */
function calleeOf(callee: unknown): string {
  if (!isNode(callee)) return ''
  if (callee.type === 'Super') return 'Error'
  if (callee.type === 'Identifier') return String(callee.value)
  if (callee.type !== 'MemberExpression') return ''
  return isNode(callee.object) && callee.object.value === 'log' ? 'log' : calleeOf(callee.property)
}

function readCounted(given: readonly unknown[], read: Read) {
  const [one, many = `${one}s`] = given
    .filter(isNode)
    .flatMap(({ type, value }) => (type === 'StringLiteral' ? [value] : []))
  if (one !== undefined) read.messages.push(`${one} | ${many}`)
}

function visitProperty({ key, value }: Node, read: Read) {
  const name = isNode(key) ? String(key.value) : undefined
  if (name !== undefined && NOT_SHOWN.has(name) && isNode(value) && value.type === 'StringLiteral') return
  visit(isNode(value) && value.type === 'StringLiteral' ? { value } : value, read, name)
}

function readString(text: string, read: Read, field?: string) {
  if (isSaid(text, field)) read.messages.push(text)
}

function readSentence(parts: readonly string[], read: Read) {
  const holdsWord = parts.some((part) => /^[ ,]+\p{L}+|\p{L}+[ ,]+$/u.test(part))
  if (parts.length > 1 && (holdsWord || isSaid(parts.join(' ')))) read.unsaid.push(parts.join('…'))
}

const partsOf = ({ quasis }: Node) => (Array.isArray(quasis) ? quasis.map(({ raw }: { raw: string }) => raw) : [])

const sidesOf = ({ left, right }: Node) => {
  const sides = [left, right].map((side) => (isNode(side) && side.type === 'StringLiteral' ? String(side.value) : ''))
  return sides.every((side) => side === '') || sides.every((side) => side !== '') ? [] : sides
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isNode = (value: unknown): value is Node => isRecord(value) && typeof value.type === 'string'
