import type { Request } from 'express'
import { halfSignedInNow, signedInNow } from '#domain/account/connexion/who.ts'
import { superAdminFactor } from '#domain/account/second-factor/factor-owner.ts'
import { wantsSecondFactor } from '#domain/account/second-factor/second-factor-queries.ts'
import { flash } from '#web/shared/flash.ts'
import type { Flash } from '#web/shared/layout.ts'
import { nowOf } from '#web/shared/now.ts'
import { become } from '#web/shared/session-change.ts'
import { accueilPath } from '#web/super-admin/accueil/paths.ts'
import { codePath } from '#web/super-admin/connexion/paths.ts'
import { type Entry, type Person, signedIn } from './entry.ts'

/** GitHub said who he is. Whoever added a second factor gives it first: gives the address that follows. */
export async function admitSuperAdmin(req: Request, superAdmin: Person, entry: Entry = {}): Promise<string> {
  const { hasSecondFactor = false, said = signedIn() } = entry
  if (!hasSecondFactor && (await wantsSecondFactor(superAdminFactor(superAdmin)))) {
    await become(req, { kind: 'half-super-admin', ...halfSignedInNow(superAdmin, nowOf(req)) })
    return codePath()
  }
  await signInSuperAdmin(req, superAdmin, hasSecondFactor)
  flash(req, said)
  return accueilPath()
}

/** The second factor was given too: gives what there is to say. */
export async function finishSuperAdmin(req: Request, superAdmin: Person): Promise<Flash> {
  await signInSuperAdmin(req, superAdmin, true)
  return signedIn()
}

const signInSuperAdmin = (req: Request, superAdmin: Person, secondFactor: boolean) =>
  become(req, { kind: 'super-admin', ...signedInNow(superAdmin, nowOf(req)), secondFactor })
