const COUNTED = /plural(?:Word)?\(\s*['"](\p{L}+)/u
const STRINGS = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g

/** What an expression is called in a message: `rdv.startsAt | dateTime(zone)` is {startsAt}, `n | plural('place')` is {place}. */
export function placeholderOf(expression: string): string {
  const counted = COUNTED.exec(expression)?.[1]
  if (counted) return ascii(counted)
  const path = /\b(?!(?:if|not|else)\b)[\p{L}_][\w.]*/u.exec(expression.replaceAll(STRINGS, ''))?.[0]
  return ascii(path?.split('.').at(-1) ?? '') || 'value'
}

const ascii = (word: string) => word.normalize('NFD').replaceAll(/\W/g, '')

/** {name}, {name2}: two values of one message have two names. */
export const holesOf = (names: readonly string[]) =>
  names.map((name, index) => {
    const same = names.slice(0, index).filter((one) => one === name).length
    return same === 0 ? name : `${name}${same + 1}`
  })
