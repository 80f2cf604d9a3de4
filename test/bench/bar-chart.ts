export type Bar = { label: string; value: number; text: string; isFloor?: boolean }

const [WIDTH, LABELS, ROW, BAR] = [760, 300, 30, 18]

/** Horizontal bars, longest full width; readable on white and on black. */
export function barChart(title: string, bars: readonly Bar[]): string {
  const most = Math.max(...bars.map(({ value }) => value))
  const height = 44 + ROW * bars.length
  const rows = bars.map((bar, at) => barOf(bar, 40 + ROW * at, ((WIDTH - LABELS - 90) * bar.value) / most))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}" font-family="sans-serif" font-size="13">
<style>text { fill: #161616 } .ours { fill: #000091 } .floor { fill: #929292 } @media (prefers-color-scheme: dark) { text { fill: #fff } .ours { fill: #8585f6 } }</style>
<text x="0" y="18" font-size="15" font-weight="bold">${title}</text>
${rows.join('\n')}
</svg>
`
}

const barOf = ({ label, text, isFloor }: Bar, y: number, length: number) =>
  `<text x="0" y="${y + 14}">${label}</text><rect class="${isFloor ? 'floor' : 'ours'}" x="${LABELS}" y="${y}" width="${length.toFixed(1)}" height="${BAR}" rx="2"/><text x="${(LABELS + length + 8).toFixed(1)}" y="${y + 14}">${text}</text>`
