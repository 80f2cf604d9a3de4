import type { Request } from 'express'
import type { FactorOwner } from '#domain/account/second-factor/factor-owner.ts'
import { formPagesOf } from '#web/shared/form-page.ts'
import type { Flash } from '#web/shared/layout.ts'
import type { Pages } from '#web/shared/page.ts'
import { letIn } from '#web/shared/refusal.ts'
import { anyVisitOf, type Visit } from '#web/shared/visit.ts'
import type { Back } from '../door.ts'
import type { Person } from '../entry.ts'

type Holder = Person & { email: string | null }

/** What an audience whose accounts may have a second factor gives its pages. */
export type FactorDoor = {
  page: Pages
  paths: Record<
    'codePath' | 'deconnexionPath' | 'doubleAuthentificationPath' | 'activationPath' | 'retraitPath',
    () => string
  >
  account: Back
  ownerOf: (holder: Holder) => FactorOwner
  /** About to be signed in, or signed in. */
  findHalf(req: Request): Holder | null
  findHolder(req: Request): Holder | null
  /** Both proofs were given: opens the session, gives what there is to say. */
  finish(req: Request, holder: Holder): Promise<Flash>
  /** Where he goes on. */
  nextOf(req: Request): string
}

export type FactorVisit = Visit & { holder: Holder; owner: FactorOwner; isHalf: boolean }

/** After the accesses that let him in, half signed in or for good. */
function factorVisitOf(door: FactorDoor, req: Request): FactorVisit {
  const half = door.findHalf(req)
  const holder = letIn(half ?? door.findHolder(req))
  return { ...anyVisitOf(req), holder, owner: door.ownerOf(holder), isHalf: half !== null }
}

export const factorFormPage = (door: FactorDoor) => formPagesOf((req) => factorVisitOf(door, req))
