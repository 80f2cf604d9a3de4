import { db } from '#infra/db.ts'

/** The last message about a rdv that was given to the mail server, or that it refused, for these persons. */
export const findLastReceipt = (rdvId: number, usagerIds: readonly number[]) =>
  db.receipt.findFirst({
    where: { rdvId, usagerId: { in: [...usagerIds] }, channel: 'mail' },
    orderBy: { id: 'desc' },
    select: { event: true, result: true, emailAddress: true },
  })
