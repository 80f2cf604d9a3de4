import { typo } from '#lib/typography.ts'
import { piecesOf } from './template-pieces.ts'

const STRINGS = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g

/** French typography for the words of a template: its text, and the strings of its expressions; never its tags. */
export const typoTemplate = (source: string) =>
  piecesOf(source)
    .map(({ kind, source: piece }) => {
      if (kind === 'text') return typo(piece)
      return kind === 'block' || kind === 'output' ? piece.replace(STRINGS, typoString) : piece
    })
    .join('')

/** The apostrophe comes first: inside a string it may be an escaped one. */
const typoString = (literal: string) => {
  const quote = literal.charAt(0)
  return quote + typo(literal.slice(1, -1).replace(/\\'(?=\p{L})/gu, '’')) + quote
}
