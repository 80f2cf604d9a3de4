import { parseSync } from '@swc/core'
import { pluralKey } from '#lib/catalogue.ts'

type Node = { type: string; [key: string]: unknown }

/** `faults`: sentences said once for all, when their module is loaded, or written elsewhere. */
export type Read = { messages: string[]; faults: string[] }

const MARKED = /from '[^']*\/(?:say|spoken-words)\.ts'/
const COUNTING = new Set(['plural', 'pluralWord'])

/** What is given to say(), and the words that are counted with `#lib/spoken-words.ts`. */
export function messagesOfTypescript(source: string): Read {
  const read: Read = { messages: [], faults: [] }
  if (!MARKED.test(source)) return read
  const isSpoken = source.includes('spoken-words.ts')
  visit(parseSync(source, { syntax: 'typescript', target: 'esnext' }).body, false)
  return read

  function visit(value: unknown, isInFunction: boolean): void {
    if (Array.isArray(value)) for (const one of value) visit(one, isInFunction)
    else if (isNode(value)) {
      if (value.type === 'CallExpression') readCall(value, isInFunction)
      for (const child of Object.values(value)) visit(child, isInFunction || IS_FUNCTION.test(value.type))
    } else if (isRecord(value)) for (const child of Object.values(value)) visit(child, isInFunction)
  }

  function readCall({ callee, arguments: given }: Node, isInFunction: boolean) {
    const name = isNode(callee) && callee.type === 'Identifier' ? String(callee.value) : ''
    if (name !== 'say' && !(isSpoken && COUNTING.has(name))) return
    const texts = Array.isArray(given) ? given.flatMap(textOf) : []
    const message = name === 'say' ? texts[0] : texts[0] && pluralKey(texts[0], texts[1])
    if (message === undefined || !isInFunction) read.faults.push(message ?? `${name}(…)`)
    else read.messages.push(message)
  }
}

const IS_FUNCTION = /Function|Method|Getter|Constructor/

const textOf = ({ expression }: Record<string, unknown>) =>
  isNode(expression) && expression.type === 'StringLiteral' ? [String(expression.value)] : []

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isNode = (value: unknown): value is Node => isRecord(value) && typeof value.type === 'string'
