import type { Request, Response } from 'express'
import type { ErrorContent, ErrorPages } from '#web/shared/errors.ts'
import { page } from './page.ts'

const inFrame = (view: string) => {
  const shown = page<ErrorContent & { layout: string }>(view)
  return (req: Request, res: Response, content: ErrorContent & { title: string }, status?: number) =>
    shown(req, res, { ...content, layout: 'layouts/agent.njk' }, status)
}

export const errorPages: ErrorPages = {
  403: inFrame('errors/403'),
  404: inFrame('errors/404'),
  429: inFrame('errors/429'),
  500: inFrame('errors/500'),
}
