import type { Request } from 'express'
import type { Booker } from '#domain/motif/booker.ts'
import { findIdentifiedUsager } from '../session.ts'

/** An invitation opens more motifs. */
export const bookerOf = (req: Request): Booker =>
  findIdentifiedUsager(req)?.session.kind === 'invitation' ? 'invited_usager' : 'usager'
