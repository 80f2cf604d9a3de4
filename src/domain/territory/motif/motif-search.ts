import type { MotifFound } from './motif-search-queries.ts'

/** One choice of the list: the first motif of each key, with how it takes place. */
export const oneByKey = (motifs: readonly MotifFound[]): MotifFound[] => {
  const firsts = new Map<string, MotifFound>()
  for (const motif of motifs) if (!firsts.has(motif.key)) firsts.set(motif.key, motif)
  return [...firsts.values()]
}

export const servicesOf = (motifs: readonly MotifFound[]): { id: number; name: string }[] => {
  const names = new Map(motifs.map(({ serviceId, serviceName }) => [serviceId, serviceName]))
  return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'fr'))
}

/** On-site motifs are chosen by their lieu, the others by their organisation. */
export const requiresLieu = ({ locationType }: Pick<MotifFound, 'locationType'>) => locationType === 'public_office'
