import type { ActorType } from '#infra/prisma/enums.ts'

/** Who does a deed, as the journal and the evenements name him. */
export type Actor = { type: ActorType; id: number | null; name: string }

export const systeme: Actor = { type: 'systeme', id: null, name: 'système' }
