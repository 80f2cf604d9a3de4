import { superAdminFactor } from '#domain/account/second-factor/factor-owner.ts'
import { finishSuperAdmin } from '#web/account/admit-super-admin.ts'
import type { FactorDoor } from '#web/account/second-factor/factor-door.ts'
import { accueilPath } from './accueil/paths.ts'
import * as compte from './compte/paths.ts'
import * as connexion from './connexion/paths.ts'
import { halfSignedInSuperAdmins } from './half-signed-in.ts'
import { page } from './page.ts'
import { findCurrentSuperAdmin } from './session.ts'

export const factorDoor: FactorDoor = {
  page,
  paths: { ...connexion, ...compte },
  account: { href: accueilPath(), text: () => 'Retour à la super administration' },
  ownerOf: superAdminFactor,
  findHalf: halfSignedInSuperAdmins.find,
  findHolder: findCurrentSuperAdmin,
  finish: finishSuperAdmin,
  nextOf: () => accueilPath(),
}
