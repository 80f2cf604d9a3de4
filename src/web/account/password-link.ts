import type { Request } from 'express'
import type { UsableLink } from '#domain/account/compte/account-link-queries.ts'
import type { Face } from '#domain/account/compte/check-credentials.ts'
import { type Choice, choosePassword } from '#domain/account/compte/choose-password.ts'
import { type Answer, goTo } from '#web/shared/answer.ts'
import type { Flash } from '#web/shared/layout.ts'
import { wantInstead } from '#web/shared/return-to.ts'
import type { Visit } from '#web/shared/visit.ts'
import { anotherLinkAt, openAccountLink, refuseLink } from './account-link.ts'
import { admit } from './admit.ts'

type Asked = { token: string; purpose: UsableLink['purpose']; face: Face; otherwise: string }

type Chosen = Omit<Choice, 'brand'> & {
  said: Flash
  /** What else was given, by its own deed. */
  keep?: (personId: number) => Promise<void>
}

/** A link whose page asks for a password, which opens the account: after an invitation, or a forgotten one. */
export function passwordLink({ purpose, otherwise, ...asked }: Asked) {
  const wanted = { ...asked, purposes: [purpose], otherwise: anotherLinkAt(otherwise) }
  return {
    open: (req: Request) => openAccountLink(req, wanted),

    /** One goes on where the link remembers, whatever this browser wanted. */
    async choose(req: Request, { brand, now }: Visit, { said, keep, ...choice }: Chosen): Promise<Answer> {
      const chosen = await choosePassword({ ...choice, brand: brand.code }, now)
      if (!chosen.ok) return refuseLink(req, wanted)
      await keep?.(chosen.person.id)
      wantInstead(req, chosen.returnTo)
      return goTo(await admit(req, chosen, { said }))
    },
  }
}
