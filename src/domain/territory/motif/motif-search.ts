import type { MotifFound } from './motif-search-queries.ts'

/** One choice of a list: the first motif of each key, the first that says it in a line giving the line. */
export function oneByKey(motifs: readonly MotifFound[]): MotifFound[] {
  const firsts = new Map<string, MotifFound>()
  for (const motif of motifs) {
    const first = firsts.get(motif.key) ?? motif
    firsts.set(motif.key, { ...first, description: first.description ?? motif.description })
  }
  return [...firsts.values()]
}

export type ServiceFound = {
  id: number
  name: string
  shortName: string
  description: string | null
  /** Its choices. */
  motifs: MotifFound[]
}

/** What may be chosen, service by service, by name. */
export function servicesOf(motifs: readonly MotifFound[]): ServiceFound[] {
  const services = [...Map.groupBy(motifs, ({ serviceId }) => serviceId).values()].flatMap((all) => {
    const [first] = all
    if (!first) return []
    const { serviceId: id, serviceName: name, serviceShortName: shortName, serviceDescription: description } = first
    return [{ id, name, shortName, description, motifs: oneByKey(all) }]
  })
  return services.sort((a, b) => a.name.localeCompare(b.name, 'fr'))
}

/** On-site motifs are chosen by their lieu, the others by their organisation. */
export const requiresLieu = ({ locationType }: Pick<MotifFound, 'locationType'>) => locationType === 'public_office'
