/** The only reader of the remarks of agents on a usager, which are kept as the database holds them. */
export const readNotes = ({ notes }: { notes: string | null }): string | null => notes
