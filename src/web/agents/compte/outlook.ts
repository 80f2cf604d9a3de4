import { linkOutlook, type OutlookOutcome } from '#domain/account/identite/link-outlook.ts'
import type { ProviderRefusal } from '#infra/identity/provider-refusal.ts'
import { identificationPages } from '#web/account/identification.ts'
import { goTo } from '#web/shared/answer.ts'
import { failure, success } from '#web/shared/flash.ts'
import { organisationsPath } from '../organisations/paths.ts'
import { currentAgent } from '../session.ts'
import { outlookRetourPath } from './paths.ts'

/** To Microsoft, not to sign in but to lend a calendar: for the agent who left for it and nobody else. */
export const { create, show } = identificationPages({
  provider: 'microsoft',
  signsIn: false,
  callback: outlookRetourPath(),
  asked(req) {
    const { id: agentId, email: loginHint } = currentAgent(req)
    return { agentId, loginHint }
  },
  async enter(req, proof, agentId) {
    const { id } = currentAgent(req)
    if (agentId !== id) return { reason: 'expired' } as const
    const linked = await linkOutlook(id, proof)
    return linked.ok ? goTo(organisationsPath(), success('Votre agenda Outlook est relié.')) : linked
  },
  refuse: (_req, { reason }) => goTo(organisationsPath(), failure(REFUSED[reason])),
})

const REFUSED: Record<ProviderRefusal | (OutlookOutcome & { ok: false })['reason'], string> = {
  cancelled: 'Vous avez arrêté la connexion avec Microsoft. Votre agenda Outlook n’est pas relié.',
  expired: 'La connexion avec Microsoft a trop attendu, ou a déjà servi. Recommencez.',
  unavailable: 'Microsoft ne répond pas en ce moment. Réessayez plus tard.',
  invalid: 'Microsoft n’a pas pu relier votre agenda. Recommencez.',
  'sans-jeton-durable': 'Microsoft n’a pas donné d’accès durable à votre agenda. Recommencez.',
  inconnu: 'Votre compte est fermé.',
}
