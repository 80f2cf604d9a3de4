import type { Door } from '#web/account/door.ts'
import * as compte from './compte/paths.ts'
import * as connexion from './connexion/paths.ts'
import { organisationsPath } from './organisations/paths.ts'
import { page } from './page.ts'
import { findCurrentAgent } from './session.ts'

export const door: Door = {
  face: 'agent',
  page,
  paths: { ...connexion, ...compte },
  home: organisationsPath(),
  account: { href: compte.comptePath(), text: () => 'Retour à votre compte' },
  findHolder: findCurrentAgent,
}
