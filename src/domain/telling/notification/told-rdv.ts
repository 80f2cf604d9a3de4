import type { findToldRdv } from './rdv-notification-queries.ts'

/** A rdv as its messages need it, read when they leave. */
export type ToldRdv = NonNullable<Awaited<ReturnType<typeof findToldRdv>>>
export type ToldAgent = ToldRdv['agents'][number]
export type ToldParticipation = ToldRdv['participations'][number]
export type ToldUsager = Omit<ToldParticipation['usager'], 'responsible'>

/** Messages about a proche go to his responsable, never to himself. */
export const toldUsagerOf = ({ usager }: ToldParticipation): ToldUsager => usager.responsible ?? usager

export const zoneOf = ({ organisation }: Pick<ToldRdv, 'organisation'>) => organisation.territoire.timeZone
