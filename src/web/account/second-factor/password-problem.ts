import type { Request } from 'express'
import { ownPasswordProblem } from '../own-password.ts'
import type { FactorVisit } from './factor-door.ts'

/** Asked again of agents; super admins have none. */
export const passwordProblem = async (req: Request, { owner }: FactorVisit, typed: string): Promise<string | null> =>
  owner.face === 'agent' ? ownPasswordProblem(req, { face: 'agent', id: owner.id }, typed) : null
