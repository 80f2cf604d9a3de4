import type { Request } from 'express'
import { nowOf } from '#web/shared/now.ts'
import { LINK_MINUTES, minutesAhead } from '../lend.ts'
import { isSignedIn } from '../session.ts'

/** Who comes by the link of a message shows nothing of a file before he gave the letters of his name. */
export function needsLetters(req: Request): boolean {
  const { lent } = req.session
  return !isSignedIn(req) && lent?.kind === 'link' && (lent.lettersUntil ?? 0) <= nowOf(req).epochMilliseconds
}

export function rememberLetters(req: Request) {
  if (req.session.lent?.kind === 'link') req.session.lent.lettersUntil = minutesAhead(req, LINK_MINUTES)
}
