import type { Request, Response } from 'express'
import { recherchePath } from './paths.ts'

/** Short address of messages: `tkn` is the token of an invitation. */
export function show(req: Request, res: Response) {
  const query = new URLSearchParams(req.originalUrl.split('?')[1])
  const token = query.get('tkn')
  query.delete('tkn')
  if (token) query.set('invitation_token', token)
  res.redirect(303, query.size > 0 ? `${recherchePath()}?${query}` : recherchePath())
}
