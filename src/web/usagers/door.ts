import { say } from '#lib/say.ts'
import type { Door } from '#web/account/door.ts'
import * as compte from './compte/paths.ts'
import * as connexion from './connexion/paths.ts'
import { page } from './page.ts'
import { rdvsPath } from './rdvs/paths.ts'
import { findAccount } from './session.ts'

export const door: Door = {
  face: 'usager',
  page,
  paths: { ...connexion, ...compte },
  home: rdvsPath(),
  account: { href: compte.informationsPath(), text: () => say('Retour à vos informations') },
  findHolder: findAccount,
}
