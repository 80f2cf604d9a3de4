import { db } from '#infra/db.ts'

/** The last message about a rdv that was given to the mail server, or that it refused, for these persons. */
export const findLastReceipt = (rdvId: number, usagerIds: readonly number[]) =>
  db.receipt.findFirst({
    where: { rdvId, usagerId: { in: [...usagerIds] }, channel: 'mail' },
    orderBy: { id: 'desc' },
    select: { event: true, result: true, emailAddress: true },
  })

const MOST = 100

/** Each message about a rdv to a usager, as its log says, the newest first. */
export const listReceipts = (rdvId: number) =>
  db.receipt.findMany({
    where: { rdvId },
    select: {
      event: true,
      channel: true,
      result: true,
      errorMessage: true,
      smsProvider: true,
      smsCount: true,
      content: true,
      smsPhoneNumber: true,
      emailAddress: true,
      createdAt: true,
      usager: { select: { firstName: true, lastName: true } },
    },
    orderBy: { id: 'desc' },
    take: MOST,
  })

export type Receipt = Awaited<ReturnType<typeof listReceipts>>[number]

/** Messages about a rdv to usagers that are still on their way. */
export const countUnsentMessages = (rdvId: number): Promise<number> =>
  db.delivery.count({
    where: { evenement: { rdvId }, recipientType: 'usager', state: { in: ['pending', 'sending', 'held'] } },
  })
