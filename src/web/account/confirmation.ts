import type { Request } from 'express'
import { z } from 'zod'
import { confirmAddress } from '#domain/account/compte/confirm-address.ts'
import { localAddress } from '#lib/local-address.ts'
import { say } from '#lib/say.ts'
import { goTo } from '#web/shared/answer.ts'
import { failure, success } from '#web/shared/flash.ts'
import { anyFormPage } from '#web/shared/visit.ts'
import { anotherLinkAt, forgetLink, openAccountLink, refuseLink, rememberLink } from './account-link.ts'
import type { Door } from './door.ts'

const CHOICE_MINUTES = 60

/** An address is proved by the link of a mail. Opening it changes nothing: its page has a button. */
export function confirmationPages({ face, page, paths, account, findHolder }: Door) {
  const wanted = {
    token: 'confirmation_token',
    purposes: ['confirmation', 'email_change'],
    face,
  } as const
  /** Whoever is signed in asks for another by changing his address. */
  const wantedBy = (req: Request) => ({
    ...wanted,
    otherwise: findHolder(req) ? { href: account.href, text: changeIt } : anotherLinkAt(paths.connexionPath()),
  })

  return anyFormPage({
    page: page<{ action: string; email: string }>('account/confirmation'),
    subject: (_visit, req) => openAccountLink(req, wantedBy(req)),
    form: () => z.object({}),
    content: ({ subject: link }) => ({
      title: say('Confirmer votre e-mail'),
      action: paths.confirmationPath(),
      email: link.email ?? link.person.email ?? '',
    }),
    /** A new account chooses its password; the others are where they were going. */
    async submit({ visit: { now }, subject: { id } }, req) {
      const confirmed = await confirmAddress(id, now)
      const isHolder = findHolder(req) !== null
      if (!confirmed.ok && confirmed.reason === 'lien-perime') return refuseLink(req, wantedBy(req))
      forgetLink(req)
      if (!confirmed.ok)
        return goTo(
          isHolder ? account.href : paths.connexionPath(),
          failure(say('Cette adresse appartient à un autre compte.')),
        )

      const { nextLinkId, returnTo } = confirmed
      if (nextLinkId === null) {
        const next = isHolder ? (localAddress(returnTo) ?? account.href) : paths.connexionPath()
        return goTo(next, success(say('Votre e-mail est confirmé.')))
      }
      rememberLink(req, { id: nextLinkId, expiresAt: now.add({ minutes: CHOICE_MINUTES }).epochMilliseconds })
      const said = success(say('Votre e-mail est confirmé. Choisissez maintenant un mot de passe.'))
      return goTo(paths.nouveauMotDePassePath(), said)
    },
  })
}

const changeIt = () =>
  say('Ce lien est trop ancien ou a déjà servi. Votre e-mail est écrit ici : vous pouvez en changer.')
