import type { Request, Response } from 'express'

/** Leads where the old address now is, with all that it asked. */
export const leadTo = (from: RegExp, to: string) => (req: Request, res: Response) => {
  const [, query] = req.originalUrl.split(/\?(.*)/s)
  res.redirect(303, req.baseUrl + req.path.replace(from, to) + (query ? `?${query}` : ''))
}
