/** What is not words of ours: the brand, addresses, codes, and what the factories wrote. */
const VALUES = [
  /RDV Solidarités/g,
  /https?:\/\/\S+/g,
  /[\w.•]+@[\w.-]+/g,
  /\b(?:lieu|motif|organisation|territoire|service|s|agent|benali) ?\d+\b/gi,
  /\b(?:Nadia|Camille|Léo PETIT)\b/g,
  /14 rue des Rosati, 62000 Arras/g,
  /\b[A-Z\d]{4} [A-Z\d]{4}\b/g,
  /◆[^◆]*◆/g,
]

const said = /⟦[^⟦⟧]*⟧/g

/** Whether words of a page or of a mail in the pseudo-language hold French: what no mark put between brackets. */
export function isUnsaid(words: string) {
  let left = words
  while (left.includes('⟦')) left = left.replaceAll(said, ' ')
  for (const value of VALUES) left = left.replaceAll(value, ' ')
  return /\p{L}/u.test(left)
}
