const CODE = String.raw`\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}`
const RAW = 'style|script|code|pre'
const PIECES = new RegExp(
  [
    String.raw`(?<comment>\{#[\s\S]*?#\}|<!--[\s\S]*?-->)`,
    String.raw`(?<block>\{%[\s\S]*?%\})`,
    String.raw`(?<output>\{\{[\s\S]*?\}\})`,
    String.raw`(?<raw><(?:${RAW})\b[\s\S]*?<\/(?:${RAW})>)`,
    String.raw`(?<tag><(?:${CODE}|"[^"]*"|[^<>"{]|\{(?![{%#]))*>)`,
    '(?<text>[^<{]+|.)',
  ].join('|'),
  'g',
)

const KINDS = ['comment', 'block', 'output', 'raw', 'tag', 'text'] as const

export type Piece = { kind: (typeof KINDS)[number]; source: string }

/** A template cut into what Nunjucks reads, what browsers read, and words. */
export function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = []
  for (const { 0: text, groups = {} } of source.matchAll(PIECES)) {
    const kind = KINDS.find((one) => groups[one] !== undefined) ?? 'text'
    const last = pieces.at(-1)
    if (kind === 'text' && last?.kind === 'text') last.source += text
    else pieces.push({ kind, source: text })
  }
  return pieces
}
