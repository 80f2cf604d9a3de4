import type { Request } from 'express'
import { hasPassword } from '#domain/account/compte/change-password.ts'
import { ownPasswordProblem } from '../own-password.ts'
import type { FactorVisit } from './factor-door.ts'

type Asked = Pick<FactorVisit, 'owner' | 'isHalf'>

/** Of agents who have one, once they are signed in. Super admins have none; what opened half a session was a proof just now. */
export const asksPassword = async ({ owner, isHalf }: Asked): Promise<boolean> =>
  !isHalf && owner.face === 'agent' && hasPassword('agent', owner.id)

export const passwordProblem = async (req: Request, { owner, isHalf }: Asked, typed: string): Promise<string | null> =>
  !isHalf && owner.face === 'agent' ? ownPasswordProblem(req, { face: 'agent', id: owner.id }, typed) : null
