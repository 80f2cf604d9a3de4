import type { DayNumber } from '#lib/day.ts'
import { isDemoUsager } from './demo-usagers.ts'
import { pick, type Random } from './random.ts'
import type { DemoUsager, Resident } from './usagers.ts'

export type Families = {
  /** Somebody of that organisation whom such a motif concerns. */
  somebody(organisationId: number, motifName: string, random: Random): DemoUsager
  byId: Map<number, DemoUsager>
}

export function familiesOf(residents: Resident[], today: DayNumber): Families {
  const byId = new Map(residents.map(({ usager }) => [usager.id, usager]))
  const drawn = residents.filter(({ usager }) => !isDemoUsager(usager))
  const adults = Map.groupBy(
    drawn.filter(({ usager }) => !usager.responsibleId),
    ({ organisationId }) => organisationId,
  )
  const infants = drawn.filter(({ usager }) => usager.responsibleId && ageInDays(usager, today) < 6 * 365)
  const young = Map.groupBy(infants, ({ organisationId }) => organisationId)
  const concerned = (motifName: string) => (/infantile|4 ans|puériculture|nourrisson/.test(motifName) ? young : adults)
  return {
    byId,
    somebody: (organisationId, motifName, random) =>
      pick(random, concerned(motifName).get(organisationId) ?? adults.get(organisationId) ?? residents).usager,
  }
}

const ageInDays = ({ birthDate }: DemoUsager, today: DayNumber) =>
  birthDate ? today - new Date(birthDate).getTime() / 86_400_000 : Number.POSITIVE_INFINITY
