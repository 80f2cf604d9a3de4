import type { Request } from 'express'

/** The query of an address that was kept, read as that of any request. */
export function readQuery(req: Request, search: string): Record<string, unknown> {
  const parse: (search: string) => Record<string, unknown> = req.app.get('query parser fn')
  return parse(search)
}
