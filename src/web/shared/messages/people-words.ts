/** Fields whose value is said to people even when it is one plain word: `label: 'essai'`. */
const SAID = new Set(
  'text label title hint legend summary hidden next mention term caption placeholder suggestion detail empty question words'.split(
    ' ',
  ),
)

/** Whether a string of the code is said to people, by its look: names for machines are single, plain words, or joined by signs. */
export function isSaid(text: string, field?: string): boolean {
  const words = text.trim().split(/\s+/)
  if (!/\p{L}/u.test(text) || /="|^<|^\/|:\/\//.test(text.trim())) return false
  if (/[^\x20-\x7e\u00a0]/.test(text.replaceAll(/[^\p{L}]/gu, '')) || /\p{L}['’]\p{L}/u.test(text)) return true
  if (words.length > 1) return !words.every(isJoined)
  if (field !== undefined && SAID.has(field)) return !isJoined(text.trim())
  return /^\p{Lu}\p{Ll}+[.!?…:]?$/u.test(text.trim())
}

/** `fr-btn--sm`, `#contenu`, `street_ban_id`, `max-age=300`, `'self'`, `.njk`; « E-mail » is a word. */
const isJoined = (word: string) => /[_/=#@[\]\d]|--|^[.'’]|^[a-z\d]+-[a-z\d-]+$/.test(word)
