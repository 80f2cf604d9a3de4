import { findEvenement } from '#domain/journal/evenement/read-evenement.ts'
import { findTelling } from '#domain/telling/notification/find-telling.ts'
import { notificationsOf } from '#domain/telling/notification/notifications-of.ts'
import { db } from '#infra/db.ts'

/** Who is told what of the evenements of a rdv since one of them: « rdv-moved-usager 12 ». */
export async function toldOf(rdvId: number, now: Temporal.Instant, since = 0): Promise<string[]> {
  const rows = await db.evenement.findMany({ where: { rdvId, id: { gt: since } }, orderBy: { id: 'asc' } })
  const told: string[] = []
  for (const { id } of rows) {
    const evenement = await findEvenement(id)
    const telling = evenement && (await findTelling(evenement))
    if (telling)
      told.push(...notificationsOf(telling, now).map(({ message, recipient }) => `${message} ${recipient.id}`))
  }
  return told
}
