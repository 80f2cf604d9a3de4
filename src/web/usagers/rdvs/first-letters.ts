import { folded } from '#lib/folding.ts'

/** Whether what was typed is how the name begins, by three signs; accents, case and blanks aside, apostrophes written or not. */
export const areFirstLettersOf = (lastName: string, typed: string): boolean =>
  [plain, lettersOnly].some((read) => {
    const wanted = read(lastName).slice(0, 3)
    return wanted !== '' && read(typed).slice(0, 3) === wanted
  })

const plain = (text: string) => folded(text).replaceAll(/\s/g, '').replaceAll('’', "'")

const lettersOnly = (text: string) => plain(text).replaceAll(/[^\p{L}\p{N}]/gu, '')
