/** Lower case, without accents, words apart by one space: what two spellings of one name share. */
export const plainText = (text: string) =>
  unaccented(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

export const unaccented = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[œŒæÆøØłŁßđĐ]/g, (sign) => LIGATURES[sign] ?? sign)

const LIGATURES: Readonly<Record<string, string>> = {
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  ß: 'ss',
  đ: 'd',
  Đ: 'D',
}
