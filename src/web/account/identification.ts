import type { Request, Response } from 'express'
import type { SignedIn } from '#domain/account/connexion/who.ts'
import type { ProviderName } from '#infra/identity/provider.ts'
import type { ProviderRefusal } from '#infra/identity/provider-refusal.ts'
import type { Proof } from '#infra/identity/sign-in.ts'
import { Answer } from '#web/shared/answer.ts'
import { expectCookies } from '#web/shared/cookies.ts'
import { wantedAddress, wantInstead } from '#web/shared/return-to.ts'
import { alreadySignedIn, goOn, signedInThere } from './already-signed-in.ts'
import { finishIdentification, type ProviderDoor, startIdentification } from './identity.ts'
import type { Asked } from './identity-strategy.ts'

/** A way in by an identity provider: who its proof is, is for the audience to say. */
type Way<Refused> = ProviderDoor & {
  /** False: somebody who is signed in lends something; otherwise nobody is there yet. */
  signsIn?: boolean
  /** Before leaving: the address that is known; for whom, if it is not a sign-in; what this tab wants, if it is not what the browser wanted last. */
  asked?: (req: Request) => Asked
  enter: (req: Request, proof: Proof, agentId: number | undefined) => Promise<Answer | Refused>
  refuse: (req: Request, refused: Refused | { reason: ProviderRefusal }) => Answer
}

export const identificationPages = <Refused extends object>({
  signsIn = true,
  asked,
  enter,
  refuse,
  ...door
}: Way<Refused>) => ({
  /** To the provider. */
  async create(req: Request, res: Response) {
    const started = await startIdentification(req, res, door, { returnTo: wantedAddress(req), ...asked?.(req) })
    if (!started.ok) await refuse(req, started).give(req, res)
  },

  /** Back from it. */
  async show(req: Request, res: Response) {
    expectCookies(req)
    const there = signsIn ? signedInThere(req) : null
    const identified = await finishIdentification(req, res, { ...door, startedAfter: there?.signedInAt ?? null })
    const isLate = there && !identified.ok && identified.reason === 'expired'
    if (isLate) return alreadySignedIn(req, there).give(req, res)
    if (identified.ok && signsIn) wantInstead(req, identified.returnTo)
    if (there && identified.ok && identified.isLate) {
      const stay = isOpenedBy(there, door.provider, identified.proof) ? goOn : alreadySignedIn
      return stay(req, there).give(req, res)
    }
    const entered = identified.ok ? await enter(req, identified.proof, identified.agentId) : identified
    await (entered instanceof Answer ? entered : refuse(req, entered)).give(req, res)
  },
})

/** By the same person, at the same provider. */
const isOpenedBy = (who: SignedIn, provider: ProviderName, { sub }: Proof) =>
  'openedBy' in who && sub !== null && who.openedBy?.provider === provider && who.openedBy.sub === sub
