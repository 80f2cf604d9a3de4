import { areSameNames, type Names } from '#lib/names.ts'

export type Named = Names & { birthDate: Date | null }

/** Of a family: the responsable and his proches. */
type Member = Named & { id: number; isResponsable: boolean }

/**
 * Who of a family is meant by names and birth date. A date that is not known contradicts none; but the responsable is meant by his own
 * date only, since a child may have his names.
 */
export function samePersonIn<Known extends Member>(family: readonly Known[], named: Named): Known | null {
  const namesakes = family.filter((member) => areSameNames(member, named))
  const isUnsure = ({ birthDate, isResponsable }: Known) => !isResponsable && !(birthDate && named.birthDate)
  return namesakes.find(({ birthDate }) => isSameDay(birthDate, named.birthDate)) ?? namesakes.find(isUnsure) ?? null
}

const isSameDay = (one: Date | null, other: Date | null) =>
  one !== null && other !== null && one.getTime() === other.getTime()
