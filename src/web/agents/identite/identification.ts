import type { Request, Response } from 'express'
import type { AgentProvider } from '#domain/account/identite/agent-identite.ts'
import { type AgentRecognition, recogniseAgent } from '#domain/account/identite/recognise-agent.ts'
import type { ProviderRefusal } from '#infra/identity/provider-refusal.ts'
import { isEmail, normalEmail } from '#lib/email.ts'
import { admitAgent } from '#web/account/admit-agent.ts'
import { type Door, finishIdentification, openedByProof, startIdentification } from '#web/account/identity.ts'
import { failure, flash, success } from '#web/shared/flash.ts'
import { brandOf } from '#web/shared/page.ts'
import { connexionPath } from '../connexion/paths.ts'

type AgentDoor = Door & { provider: AgentProvider; name: string }

/** Agents enter by three providers in the same way; what differs is in `rulesOf` (domain/account/identite/agent-identite.ts). */
export function identification(door: AgentDoor) {
  return {
    /** To the provider; an invitation names the address that it was sent to. */
    async start(req: Request, res: Response) {
      const started = await startIdentification(req, res, door, { loginHint: hintOf(req) })
      if (!started.ok) refuse(req, res, door, started)
    },

    /** Back from the provider. */
    async finish(req: Request, res: Response) {
      const identified = await finishIdentification(req, res, door)
      if (!identified.ok) return refuse(req, res, door, identified)

      const { provider } = door
      const asked = { provider, claims: identified.proof.claims, visit: { returnTo: null, brand: brandOf(req).code } }
      const recognised = await recogniseAgent(asked, Temporal.Now.instant())
      if (!recognised.ok) return refuse(req, res, door, recognised)

      const { hasSecondFactor } = identified.proof
      const said = success(`Connexion réussie avec ${door.name}.`)
      const openedBy = openedByProof(provider, identified.proof)
      res.redirect(303, await admitAgent(req, recognised.person, { hasSecondFactor, openedBy, said }))
    },
  }
}

function hintOf(req: Request): string | null {
  const { login_hint: hint } = req.query
  return typeof hint === 'string' && isEmail(normalEmail(hint)) ? normalEmail(hint) : null
}

type Refused = { reason: ProviderRefusal } | (AgentRecognition & { ok: false })

function refuse(req: Request, res: Response, { name }: AgentDoor, refused: Refused) {
  flash(req, failure(wordsOf(refused, { name, support: brandOf(req).supportEmail })))
  res.redirect(303, connexionPath())
}

type Said = { name: string; support: string }

function wordsOf(refused: Refused, { name, support }: Said): string {
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
