import type { Version } from '#domain/journal/journal/version.ts'
import type { Change, History } from '#domain/journal/journal/version-queries.ts'
import { dateTimeNumeric } from '#lib/spoken-words.ts'
import { columnInWords } from './column-words.ts'
import { type Audited, type Setting, valueInWords } from './value-words.ts'

/** A line of a history panel (views/components/history.njk). */
export type ChangeInWords = { when: string; who: string; what: string; before: string | null; after: string | null }

/** What was nothing and still is has no line. */
export const historyInWords = ({ changes, names }: History, zone: string): ChangeInWords[] =>
  changes
    .map(({ version, column, whose, values }) => ({
      when: dateTimeNumeric(version.createdAt, zone),
      who: authorInWords(version),
      what: [columnInWords(version.itemType, column), whose].filter(Boolean).join(' : '),
      ...beforeAndAfter({ table: version.itemType, column, values }, { names, zone }),
    }))
    .filter(({ before, after }) => before !== null || after !== null)

function beforeAndAfter({ values, ...audited }: Audited & Pick<Change, 'values'>, setting: Setting) {
  if (values.length === 0) return { before: null, after: 'Modifié (contenu protégé)' }
  const [before = null, after = null] = values.map((value) => valueInWords(audited, value, setting))
  return { before, after }
}

const ROLES: Record<Version['actorType'], string> = {
  agent: 'agent',
  usager: 'usager',
  prescripteur: 'prescripteur',
  super_admin: 'administration',
  systeme: '',
}

/** « Sonia LEFÈVRE, agent »: names are erased after a year, what the system does has none. */
export function authorInWords({ actorType, actorName }: Pick<Version, 'actorType' | 'actorName'>) {
  if (actorType === 'systeme') return 'Opération automatique'
  return actorName ? `${actorName}, ${ROLES[actorType]}` : `Nom effacé, ${ROLES[actorType]}`
}
