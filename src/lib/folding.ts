/** Without capitals, accents nor ligatures, however they are encoded. */
export const folded = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[œæøłßđı]/g, (sign) => LETTERS[sign] ?? sign)

/** Its words, one space apart: what two spellings of one name share, whatever their hyphens and apostrophes. */
export const foldedWords = (text: string) =>
  folded(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What Unicode does not decompose. */
const LETTERS: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', ß: 'ss', đ: 'd', ı: 'i' }
