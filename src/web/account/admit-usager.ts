import type { Request } from 'express'
import { signedInNow } from '#domain/account/connexion/who.ts'
import { flash } from '#web/shared/flash.ts'
import { knowBrowser } from '#web/shared/known-browser.ts'
import { nowOf } from '#web/shared/now.ts'
import { takeReturnTo } from '#web/shared/return-to.ts'
import { seeUsager } from '#web/shared/see-usager.ts'
import { become } from '#web/shared/session-change.ts'
import { changementDeMotDePassePath } from '#web/usagers/compte/paths.ts'
import { rdvsPath } from '#web/usagers/rdvs/paths.ts'
import { type Entry, type Person, signedIn, weakPassword } from './entry.ts'

/** Opens the session of an account; what was lent by a code or a link ends. */
export async function admitUsager(req: Request, usager: Person, entry: Entry = {}): Promise<string> {
  const { isWeak = false, openedBy = null, said = signedIn() } = entry
  await become(req, { kind: 'usager', ...signedInNow(usager, nowOf(req)), openedBy })
  await seeUsager(req, usager.id)
  knowBrowser(req, [`usager-${usager.id}`])
  flash(req, isWeak ? weakPassword(changementDeMotDePassePath()) : said)
  return takeReturnTo(req, 'usager') ?? rdvsPath()
}
