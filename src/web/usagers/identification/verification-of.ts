import type { Request } from 'express'
import { browserDigest } from '#web/shared/session-change.ts'

/** The code that this browser asked for; the id of none, when it did not. */
export const verificationOf = (req: Request) => ({
  id: req.session.verification?.id ?? 0,
  browserDigest: browserDigest(req),
})
