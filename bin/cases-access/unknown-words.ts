/** A case that asks what nobody here can answer fails. */
export class UnknownWords extends Error {}

export function oneOf<Known extends string>(known: readonly Known[], word: string): Known {
  const found = known.find((one) => one === word)
  if (found === undefined) throw new UnknownWords(`unknown word ${word}`)
  return found
}
