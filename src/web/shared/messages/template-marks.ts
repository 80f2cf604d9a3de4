import { around } from '#lib/catalogue.ts'

/** The words of a language for a French message. */
export type Translate = (message: string) => string

const CODE = String.raw`\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}`
const END_OF_TAG = `(?:${CODE}|[^>])*>`
const STRING = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`

const MARKS = new RegExp(
  String.raw`(?<opening><(?<name>\w+)) t(?<rest>(?=[\s>])${END_OF_TAG})(?<content>[\s\S]*?)(?=</\k<name>>)` +
    String.raw`|\{\{ (?<output>${STRING}) \| t \}\}|(?<string>${STRING})\s*\|\s*t\b(?<filled>\()?`,
  'g',
)

/**
 * What is marked in a template, in another language: `<p t>Ouvrez <a href="…">votre compte</a>, {{ name }}.</p>`,
 * `'Prénom' | t`, `'Page {number}' | t({ number: n })`. The marks go: pages pay nothing for them.
 */
export const translateMarks = (source: string, translate: Translate): string =>
  source.replaceAll(MARKS, (...found) => {
    const { opening, rest = '', content = '', output, string = '', filled }: Record<string, string> = found.at(-1)
    if (output !== undefined) return outputOf(inWords(textOf(output), translate))
    if (opening === undefined) return literalOf(inWords(textOf(string), translate)) + (filled ? ' | t(' : '')
    const [tag = '', inside = ''] = [rest, content].map((part) => translateMarks(part, translate))
    return opening + tag + translateSentence(inside, translate)
  })

const inWords = (text: string, translate: Translate) => around(text, translate(text.trim()))

const textOf = (literal: string) => literal.slice(1, -1).replaceAll(/\\(.)/g, '$1')
const literalOf = (text: string) => `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`

/** Text of the template, unless a sign of it would have to be escaped. */
const outputOf = (text: string) => (/[&"'<>{}]/.test(text) ? `{{ ${literalOf(text)} }}` : text)

const PLACES = new RegExp(String.raw`${CODE}|</?\w+${END_OF_TAG}`, 'g')
const SIGNS = /\{\w+\}|<\/?\w+>/g

/** « Ouvrez <a>votre compte</a>, {name}. »: values and tags keep their source, wherever the other language puts them. */
function translateSentence(content: string, translate: Translate) {
  const [signs, sources]: [string[], string[]] = [[], []]
  const message = content.replaceAll(PLACES, (source) => {
    const sign = signOf(source, signs)
    signs.push(sign)
    sources.push(source)
    return sign
  })
  if (!isWhole(signs)) throw new Error(`« ${content} »: what is marked holds no condition, and its tags are closed`)
  return inWords(message, translate).replaceAll(SIGNS, (sign) => {
    const at = signs.indexOf(sign)
    delete signs[at]
    return sources[at] ?? sign
  })
}

/** <a>, {name}, {name2}: two values of one message have two names. */
function signOf(source: string, taken: readonly string[]) {
  if (source.startsWith('<')) return `${source.split(/[\s>]/, 1)}>`
  if (source.startsWith('{%')) return source
  const name = nameOf(source)
  const namesakes = taken.filter((sign) => sign.replace(/\d*\}$/, '') === `{${name}`).length
  return `{${name}${namesakes ? namesakes + 1 : ''}}`
}

const COUNTED = /plural(?:Word)?\(\s*['"](\p{L}+)/u

/** `rdv.startsAt | dateTime(zone)` is startsAt, `n | plural('place')` is place. */
function nameOf(expression: string) {
  const word = COUNTED.exec(expression)?.[1] ?? /[A-Za-z_][\w.]*/.exec(expression)?.[0].split('.').at(-1)
  return word?.normalize('NFD').replaceAll(/\W/g, '') ?? 'value'
}

const isWhole = (signs: readonly string[]) => {
  const count = (start: RegExp) => signs.filter((sign) => start.test(sign)).length
  return count(/^\{%/) === 0 && count(/^<(?!\/|br>)/) === count(/^<\//)
}
