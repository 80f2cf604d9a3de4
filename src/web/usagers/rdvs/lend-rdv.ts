import type { Request } from 'express'
import { findIdentifiedUsager } from '../session.ts'
import { rememberRdv } from '../sign-in.ts'
import { rememberLetters } from './letters-checked.ts'

const LINK_SESSION_MS = 10 * 60_000

/** A rdv taken without an account: its page is open in this session. */
export function lendRdv(req: Request, rdvId: number) {
  const identified = findIdentifiedUsager(req)
  if (!identified) return
  const { usager, session } = identified
  if (session.kind === 'code') rememberRdv(req, rdvId)
  if (session.kind === 'link' || session.kind === 'invitation') {
    req.session.link = {
      kind: 'rdv',
      rowId: rdvId,
      usagerId: usager.id,
      rdvId,
      expiresAt: Date.now() + LINK_SESSION_MS,
      search: '',
    }
    rememberLetters(req, usager.id)
  }
}
