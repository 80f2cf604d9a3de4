import type { Request } from 'express'
import type { AgentProvider } from '#domain/account/identite/agent-identite.ts'
import { type AgentRecognition, recogniseAgent } from '#domain/account/identite/recognise-agent.ts'
import { config } from '#infra/config.ts'
import type { ProviderRefusal } from '#infra/identity/provider-refusal.ts'
import { isEmail, normalEmail } from '#lib/email.ts'
import { admitAgent } from '#web/account/admit-agent.ts'
import { identificationPages } from '#web/account/identification.ts'
import { isOffered, openedByProof } from '#web/account/identity.ts'
import { words } from '#web/shared/address-values.ts'
import { goTo } from '#web/shared/answer.ts'
import { failure, success } from '#web/shared/flash.ts'
import { nowOf } from '#web/shared/now.ts'
import { brandOf } from '#web/shared/page.ts'
import { isAsked, queryOf } from '#web/shared/sent.ts'
import {
  connexionPath,
  inclusionConnectPath,
  inclusionConnectRetourPath,
  proConnectPath,
  proConnectRetourPath,
  proSanteConnectPath,
  proSanteConnectRetourPath,
} from './paths.ts'

export const proConnect = enteringBy('pro-connect', 'ProConnect', proConnectRetourPath())
export const inclusionConnect = enteringBy('inclusion-connect', 'Inclusion Connect', inclusionConnectRetourPath())
export const proSanteConnect = enteringBy('pro-sante-connect', 'Pro Santé Connect', proSanteConnectRetourPath())

/** In the same way by each; what differs is in `rulesOf` (domain/account/identite/agent-identite.ts). */
function enteringBy(provider: AgentProvider, name: string, callback: string) {
  return identificationPages({
    provider,
    callback,
    asked: (req) => ({ loginHint: hintOf(req) }),
    async enter(req, proof) {
      const asked = { provider, claims: proof.claims, visit: { returnTo: null, brand: brandOf(req).code } }
      const recognised = await recogniseAgent(asked, nowOf(req))
      if (!recognised.ok) return recognised
      const { hasSecondFactor } = proof
      const openedBy = openedByProof(provider, proof)
      const said = success(`Connexion réussie avec ${name}.`)
      return goTo(await admitAgent(req, recognised.person, { hasSecondFactor, openedBy, said }))
    },
    refuse: (req, refused: Refused) =>
      goTo(connexionPath(), failure(wordsOf(refused, { name, support: brandOf(req).supportEmail }))),
  })
}

/** An invitation names the address that it was sent to. */
function hintOf(req: Request): string | null {
  const hint = normalEmail(queryOf(req, { login_hint: words }).login_hint ?? '')
  return isEmail(hint) ? hint : null
}

type Refused = { reason: ProviderRefusal } | (AgentRecognition & { ok: false })

function wordsOf(refused: Refused, { name, support }: { name: string; support: string }): string {
  const email = 'email' in refused && refused.email ? refused.email : 'sans e-mail'
  const words: Record<Refused['reason'], string> = {
    cancelled: `Vous avez arrêté la connexion avec ${name}.`,
    expired: `La connexion avec ${name} a trop attendu, ou a déjà servi. Recommencez.`,
    unavailable: `${name} ne répond pas en ce moment. Réessayez plus tard, ou entrez avec votre mot de passe.`,
    invalid: `${name} n’a pas pu nous dire qui vous êtes. Si cela dure, écrivez à ${support}.`,
    'identite-incomplete': `${name} ne nous a pas donné votre e-mail ou votre identifiant. Écrivez à ${support}.`,
    inconnu: `Aucun agent n’a l’adresse donnée par ${name} (${email}). Entrez avec l’adresse qui a reçu l’invitation, ou écrivez à ${support}.`,
    'autre-identite': `Le compte de cette adresse (${email}) est relié à une autre identité ${name}. Écrivez à ${support}.`,
  }
  return words[refused.reason]
}

/** Addresses behind the buttons of the sign-in and invitation pages; null where there is none. */
export type ProviderLinks = Record<'proConnect' | 'inclusionConnect' | 'proSanteConnect', string | null>

/** `email`: the address that was invited. An address may force a button that the configuration hides. */
export function providerLinksOf(req: Request, email: string | null = null): ProviderLinks {
  const hint = email === null ? {} : { login_hint: email }
  const isShown = {
    proConnect: !config.PRO_CONNECT_DISABLED || isAsked(req, 'force_agent_connect'),
    inclusionConnect: !config.INCLUSION_CONNECT_DISABLED || isAsked(req, 'force_inclusionconnect'),
    proSanteConnect: !config.PRO_SANTE_CONNECT_DISABLED || isAsked(req, 'force_prosanteconnect'),
  }
  return {
    proConnect: isShown.proConnect && isOffered(req, 'pro-connect') ? proConnectPath({}, hint) : null,
    inclusionConnect:
      isShown.inclusionConnect && isOffered(req, 'inclusion-connect') ? inclusionConnectPath({}, hint) : null,
    proSanteConnect:
      isShown.proSanteConnect && isOffered(req, 'pro-sante-connect') ? proSanteConnectPath({}, hint) : null,
  }
}
