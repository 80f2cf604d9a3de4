import type { Telling } from './telling.ts'

/** Another start or another lieu; a change of agents alone says nothing to those who stay. */
export function hasMoved({ evenement: { payload }, rdv }: Telling<'rdv.moved'>): boolean {
  const sameStart = new Date(payload.previousStartsAt).getTime() === rdv.startsAt.getTime()
  return !sameStart || (rdv.lieu !== null && payload.previousLieuId !== rdv.lieu.id)
}
