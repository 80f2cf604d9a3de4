export type Pointer = { table: string; id: number }

/** Columns that point to another row, and to which table. */
export const POINTERS: Readonly<Record<string, string>> = {
  agent_id: 'agents',
  lieu_id: 'lieux',
  motif_category_id: 'motif_categories',
  motif_id: 'motifs',
  organisation_id: 'organisations',
  responsible_id: 'usagers',
  service_id: 'services',
  territoire_id: 'territoires',
  usager_id: 'usagers',
}

/** Names of the rows that changes point to: `names.get('lieux 12')`. */
export type NamesOfRows = ReadonlyMap<string, string>
