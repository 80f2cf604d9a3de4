import { around } from '#lib/catalogue.ts'
import { type Translate, translateExpression } from './expression-messages.ts'
import { holesOf, placeholderOf } from './placeholders.ts'
import { type Piece, piecesOf } from './template-pieces.ts'

/** Tags that stand in a sentence and may move with its words. */
const INLINE = /^<(\/?)(a|abbr|b|em|i|strong)\b/
const SAID_ATTRIBUTES =
  /(\s(?:title|alt|placeholder|aria-label|aria-description)=")((?:\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|[^"{])*)(?=")/g
const SPOKEN_BLOCKS = /^\{%-?\s*(?:set|call|for)\b/

/** A template in another language: its text, the attributes that are read, the strings of its expressions. */
export const translateTemplate = (source: string, translate: Translate) => translatePieces(piecesOf(source), translate)

/** A text, where the end of a line ends a message. */
export const translateTextTemplate = (source: string, translate: Translate) =>
  translatePieces(piecesOf(source).flatMap(linesOf), translate)

const linesOf = (piece: Piece): Piece[] =>
  piece.kind === 'text'
    ? piece.source.split(/(\n)/).map((source) => ({ kind: source === '\n' ? 'raw' : 'text', source }))
    : [piece]

function translatePieces(pieces: readonly Piece[], translate: Translate): string {
  let written = ''
  let run: Piece[] = []
  for (const piece of pieces) {
    if (isOfSentence(piece)) run.push(piece)
    else {
      written += translateRun(run, translate) + translatePiece(piece, translate)
      run = []
    }
  }
  return written + translateRun(run, translate)
}

const isOfSentence = ({ kind, source }: Piece) =>
  kind === 'text' || kind === 'output' || (kind === 'tag' && INLINE.test(source))

function translatePiece({ kind, source }: Piece, translate: Translate): string {
  if (kind === 'output' || (kind === 'block' && SPOKEN_BLOCKS.test(source)))
    return translateExpression(source, translate)
  if (kind !== 'tag') return source
  return source.replaceAll(SAID_ATTRIBUTES, (_all, before: string, value: string) => {
    const said: Translate = (message) => translate(message)?.replaceAll('"', '&quot;') ?? null
    return before + translateTemplate(value, said)
  })
}

/** One message, unless its tags do not close in it; what stands around the words is left out. */
function translateRun(run: readonly Piece[], translate: Translate): string {
  const [before, core, after] = trimmed(run)
  const outside = (pieces: readonly Piece[]) => pieces.map((piece) => translatePiece(piece, translate)).join('')
  if (before.length + after.length > 0) return outside(before) + translateRun(core, translate) + outside(after)
  if (!hasWords(core)) return outside(core)
  const tag = core.findIndex(({ kind }) => kind === 'tag')
  if (tag < 0 || isBalanced(core)) return translateSentence(core, translate)
  return (
    translateRun(core.slice(0, tag), translate) +
    outside(core.slice(tag, tag + 1)) +
    translateRun(core.slice(tag + 1), translate)
  )
}

const nameOf = ({ source }: Piece) => INLINE.exec(source)?.[2] ?? ''
const isOpening = ({ kind, source }: Piece) => kind === 'tag' && !source.startsWith('</')
const isBlank = ({ kind, source }: Piece) => kind === 'text' && source.trim() === ''

/** Markup that a condition parts is none, neither is an entity nor the class of a button. */
const hasWords = (run: readonly Piece[]) => {
  const text = run.filter(({ kind }) => kind === 'text').map(({ source }) => source)
  return (
    !text.some((one) => one.includes('="') || one.startsWith('fr-btn')) &&
    /\p{L}/u.test(text.join(' ').replaceAll(/&#?\w+;/g, ''))
  )
}

/** Blanks, and tags around the whole. */
function trimmed(run: readonly Piece[]): [readonly Piece[], readonly Piece[], readonly Piece[]] {
  const first = run.findIndex((piece) => !isBlank(piece))
  const end = run.findLastIndex((piece) => !isBlank(piece)) + 1
  if (first < 0) return [[], run, []]
  const core = run.slice(first, end)
  const wraps = core.length > 1 && core[0] && isOpening(core[0]) && closingAt(core) === core.length - 1
  const inset = wraps ? 1 : 0
  return [run.slice(0, first + inset), run.slice(first + inset, end - inset), run.slice(end - inset)]
}

/** Where the first tag is closed. */
function closingAt(run: readonly Piece[]) {
  let depth = 0
  return run.findIndex((piece) => {
    if (piece.kind === 'tag') depth += isOpening(piece) ? 1 : -1
    return depth === 0
  })
}

function isBalanced(run: readonly Piece[]) {
  const open: string[] = []
  for (const piece of run.filter(({ kind }) => kind === 'tag')) {
    if (isOpening(piece)) open.push(nameOf(piece))
    else if (open.pop() !== nameOf(piece)) return false
  }
  return open.length === 0
}

/** « Ouvrez <a>votre compte</a>, {name}. »: values and tags keep their source, wherever the other language puts them. */
function translateSentence(run: readonly Piece[], translate: Translate): string {
  const sources = run.map((piece) => translatePiece(piece, translate))
  const holes = holesOf(
    run.map((piece) => (piece.kind === 'output' ? placeholderOf(piece.source) : '')).filter(Boolean),
  )
  const places = new Map<string, string[]>()
  let hole = 0
  const message = run.map((piece, index) => {
    if (piece.kind === 'text') return piece.source
    const sign = piece.kind === 'output' ? `{${holes[hole++]}}` : `<${isOpening(piece) ? '' : '/'}${nameOf(piece)}>`
    places.set(sign, [...(places.get(sign) ?? []), sources[index] ?? ''])
    return sign
  })
  const said = translate(message.join('').trim())
  if (said === null) return sources.join('')
  return around(message.join(''), said).replaceAll(/\{\w+\}|<\/?\w+>/g, (sign) => places.get(sign)?.shift() ?? sign)
}
