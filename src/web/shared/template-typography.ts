import { typo } from '#lib/typography.ts'

const CODE = String.raw`\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}`
const PIECES = new RegExp(
  String.raw`\{#[\s\S]*?#\}|(${CODE})|<(?:style|script|code|pre)\b[\s\S]*?<\/(?:style|script|code|pre)>|<!--[\s\S]*?-->|<(?:${CODE}|"[^"]*"|[^<>"{]|\{(?![{%#]))*>|([^<{]+|.)`,
  'g',
)
const STRINGS = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g

/** French typography for the words of a template: its text, and the strings of its expressions; never its tags. */
export const typoTemplate = (source: string) =>
  source.replace(PIECES, (piece: string, code?: string, text?: string) =>
    code ? code.replace(STRINGS, typoString) : text ? typo(text) : piece,
  )

/** The apostrophe comes first: inside a string it may be an escaped one. */
const typoString = (literal: string) => {
  const quote = literal.charAt(0)
  return quote + typo(literal.slice(1, -1).replace(/\\'(?=\p{L})/gu, '’')) + quote
}
