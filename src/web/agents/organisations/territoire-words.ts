/** « Pas-de-Calais (62) » */
export const territoireInWords = ({ name, departementNumber }: { name: string | null; departementNumber: string }) =>
  [name ?? 'Territoire', departementNumber && `(${departementNumber})`].filter(Boolean).join(' ')
