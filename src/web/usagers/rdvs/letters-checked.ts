import type { Request } from 'express'
import { findIdentifiedUsager } from '../session.ts'

const REMEMBERED_MS = 10 * 60_000

/** Who comes by the link of a message shows nothing of a file before he gave the letters of his name. */
export function needsLetters(req: Request): boolean {
  const identified = findIdentifiedUsager(req)
  if (identified?.session.kind !== 'link') return false
  const { lettersChecked } = req.session
  return lettersChecked?.usagerId !== identified.usager.id || lettersChecked.expiresAt <= Date.now()
}

export function rememberLetters(req: Request, usagerId: number) {
  req.session.lettersChecked = { usagerId, expiresAt: Date.now() + REMEMBERED_MS }
}
