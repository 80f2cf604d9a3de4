/** The only reader of the private note of agents, which is kept as the database holds it. */
export const readContext = ({ context }: { context: string | null }): string | null => context
