import type { Request } from 'express'
import type { Flash } from './layout.ts'

/** Shown once, on the next page. */
export function flash(req: Request, message: Flash) {
  req.session.flash = message
}

export const success = (text: string): Flash => ({ kind: 'success', text })
/** The page that follows is about it: its h1 says it; `next`: what one may do then. */
export const fact = (text: string, next?: Flash['action']): Flash => ({
  kind: 'success',
  text,
  isHeading: true,
  ...(next && { action: next }),
})
export const information = (text: string): Flash => ({ kind: 'info', text })
export const warning = (text: string): Flash => ({ kind: 'warning', text })
export const failure = (text: string): Flash => ({ kind: 'error', text })

/** A script that fetches a part of a page (public/js/agenda/page-parts.js) is not the next page: the message waits. */
export function takeFlash(req: Request): Flash | null {
  if (req.get('x-page-part')) return null
  const message = req.session?.flash ?? null
  if (message) delete req.session.flash
  return message
}
