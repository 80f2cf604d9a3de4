import type { Request } from 'express'
import { OPENED_LIFE } from '#domain/account/verification/verification.ts'
import { nowOf } from '#web/shared/now.ts'
import { seeUsager } from '#web/shared/see-usager.ts'
import { lend } from '#web/shared/session-change.ts'

export async function openCodeSession(req: Request, usagerId: number) {
  const expiresAt = nowOf(req).add(OPENED_LIFE).epochMilliseconds
  await lend(req, { kind: 'code', usagerId, expiresAt, rdvIds: [], procheIds: [] })
  await seeUsager(req, usagerId)
}

/** What a message opens. */
export const LINK_MINUTES = 10

type OfLink = { usagerId: number; rdvId: number; participationId: number }

/** Ten minutes to see one rdv, known by the link of a message. */
export async function openLinkSession(req: Request, opened: OfLink) {
  const { lent } = req.session
  const isHis = lent?.kind === 'link' && lent.usagerId === opened.usagerId
  const expiresAt = minutesAhead(req, LINK_MINUTES)
  await lend(req, { kind: 'link', ...opened, expiresAt, lettersUntil: isHis ? lent.lettersUntil : null })
  await seeUsager(req, opened.usagerId)
}

type OfInvitation = { usagerId: number; rowId: number; motifId: number | null; search: string }

/** Ten minutes to search and book, known by an invitation. */
export async function openInvitationSession(req: Request, invitation: OfInvitation) {
  await lend(req, { kind: 'invitation', ...invitation, expiresAt: minutesAhead(req, LINK_MINUTES) })
  await seeUsager(req, invitation.usagerId)
}

export const minutesAhead = (req: Request, minutes: number) => nowOf(req).add({ minutes }).epochMilliseconds
