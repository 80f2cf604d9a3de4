import type { Request, Response } from 'express'
import { rememberAddress } from './return-to.ts'

/** Who may enter a route: said on its line, listed by the tests, checked before its handler. */
export type Access = {
  name: string
  /** Whether the request goes on; otherwise the answer has been given. */
  admit(req: Request, res: Response): boolean | Promise<boolean>
}

export const anyone: Access = { name: 'anyone', admit: () => true }

/** Not known yet: to where one says who one is, and back; a program is told so. */
export function sendToSignIn(
  req: Request,
  res: Response,
  { to, comesBack }: { to: string; comesBack: boolean },
): false {
  if (req.accepts('html', 'json') === 'json') {
    res.status(401).json({ error: 'Connectez-vous.' })
    return false
  }
  if (comesBack) rememberAddress(req)
  res.redirect(303, to)
  return false
}
