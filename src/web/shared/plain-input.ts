import type { RequestHandler } from 'express'
import { Refusal } from './refusal.ts'

/** A body that is no form has no fields: pages and forms then say what is missing. */
export const noBodyIsEmptyForm: RequestHandler = (req, _res, next) => {
  req.body ??= {}
  next()
}

/** Nobody types a null character, and PostgreSQL holds none: refused before anything is read. */
export const refuseNullCharacters: RequestHandler = (req, _res, next) =>
  next(req.originalUrl.includes('%00') || holdsNull(req.body) ? new Refusal(400) : undefined)

function holdsNull(sent: unknown): boolean {
  if (typeof sent === 'string') return sent.includes('\0')
  if (typeof sent !== 'object' || sent === null) return false
  return Object.entries(sent).some(([name, value]) => name.includes('\0') || holdsNull(value))
}
