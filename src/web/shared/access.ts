import type { Request, Response } from 'express'

/** Who may enter a route: said on its line, listed by the tests, checked before its handler. */
export type Access = {
  name: string
  /** Whether the request goes on; otherwise the answer has been given. */
  admit(req: Request, res: Response): boolean | Promise<boolean>
}

export const anyone: Access = { name: 'anyone', admit: () => true }
