import { systeme } from '#domain/actor/actor.ts'
import { deed } from '#domain/journal/deed.ts'
import { db } from '#infra/db.ts'
import type { Verticale } from '#infra/prisma/enums.ts'
import { normalEmail } from '#lib/email.ts'

type Asked = { email: string; brand: Verticale }

/**
 * By whoever types an address: its person will be sent a link for each of his rdvs to come. The same is read and written
 * whether somebody has that address or not; what he has is looked up by the job.
 */
export async function requestLinks({ email, brand }: Asked): Promise<void> {
  const person = await db.usager.findFirst({
    where: { email: normalEmail(email), deletedAt: null },
    select: { id: true },
  })
  const payload = { usagerId: person?.id ?? null, brand }
  await deed(systeme, (tx) => tx.record({ name: 'usager.links-requested', rdvId: null, payload }))
}
