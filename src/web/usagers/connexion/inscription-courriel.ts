import type { Request, Response } from 'express'
import { say } from '#lib/say.ts'
import { words } from '#web/shared/address-values.ts'
import { queryOf } from '#web/shared/sent.ts'
import { page } from '../page.ts'
import { mailboxOf } from './mailboxes.ts'
import { inscriptionPath } from './paths.ts'

const courrielPage = page<{ mailbox: string | null; signUp: string }>('usagers/connexion/inscription-courriel')

/** Knows the domain of the address only. */
export function show(req: Request, res: Response) {
  const domain = queryOf(req, { boite: words }).boite ?? ''
  courrielPage(req, res, {
    title: say('Ouvrez votre boîte e-mail'),
    mailbox: mailboxOf(domain),
    signUp: inscriptionPath(),
  })
}
