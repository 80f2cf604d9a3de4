import type { StartPage } from '#infra/prisma/enums.ts'

export const START_PAGES = ['aujourdhui', 'agenda'] as const satisfies readonly StartPage[]

type Agent = { startPage: StartPage | null; actor: { isSecretary: boolean } }

/** Where an agent begins: as he chose, else a secretary by everybody's day, the others by their own agenda. */
export const startPageOf = ({ startPage, actor }: Agent): StartPage =>
  startPage ?? (actor.isSecretary ? 'aujourdhui' : 'agenda')
