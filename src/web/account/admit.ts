import type { Request } from 'express'
import type { Face } from '#domain/account/compte/check-credentials.ts'
import { admitAgent } from './admit-agent.ts'
import { admitUsager } from './admit-usager.ts'
import type { Entry, Person } from './entry.ts'

const admitting = { usager: admitUsager, agent: admitAgent } as const satisfies Record<Face, unknown>

type Proved = { face: Face; person: Person }

/** One proof was given: opens the session of that face, says so, and gives the address that follows. */
export const admit = (req: Request, { face, person }: Proved, entry: Entry = {}): Promise<string> =>
  admitting[face](req, person, entry)
