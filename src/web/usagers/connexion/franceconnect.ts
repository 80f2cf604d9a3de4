import { recogniseUsager, type UsagerRecognition } from '#domain/account/identite/recognise-usager.ts'
import type { ProviderRefusal } from '#infra/identity/provider-refusal.ts'
import { log } from '#infra/logger.ts'
import { say } from '#lib/say.ts'
import { admitUsager } from '#web/account/admit-usager.ts'
import { identificationPages } from '#web/account/identification.ts'
import { openedByProof } from '#web/account/identity.ts'
import { mailVisitOf } from '#web/account/mail-visit.ts'
import { goTo } from '#web/shared/answer.ts'
import { failure, success } from '#web/shared/flash.ts'
import { nowOf } from '#web/shared/now.ts'
import { connexionPath, franceconnectRetourPath } from './paths.ts'

export const { create, show } = identificationPages({
  provider: 'franceconnect',
  callback: franceconnectRetourPath(),
  async enter(req, proof) {
    const recognised = await recogniseUsager(proof.claims, mailVisitOf(req), nowOf(req))
    if (!recognised.ok) return recognised
    const { person, isNew } = recognised
    const said = isNew ? say('Votre compte est créé avec FranceConnect.') : say('Connexion réussie avec FranceConnect.')
    const openedBy = openedByProof('franceconnect', proof)
    return goTo(await admitUsager(req, person, { openedBy, said: success(said) }))
  },
  refuse(_req, { reason }) {
    log.info({ provider: 'franceconnect', reason }, 'an identity is refused')
    return goTo(connexionPath(), failure(REFUSED[reason]()))
  },
})

type Reason = ProviderRefusal | (UsagerRecognition & { ok: false })['reason']

const REFUSED: Record<Reason, () => string> = {
  cancelled: () => say('Vous avez arrêté la connexion avec FranceConnect.'),
  expired: () => say('La connexion avec FranceConnect a trop attendu, ou a déjà servi. Recommencez.'),
  unavailable: () =>
    say('FranceConnect ne répond pas en ce moment. Réessayez plus tard, ou choisissez une autre façon d’entrer.'),
  invalid: () => say('FranceConnect n’a pas pu nous dire qui vous êtes. Recommencez.'),
  'identite-incomplete': () =>
    say('FranceConnect ne nous a pas donné votre nom ou votre e-mail. Choisissez une autre façon d’entrer.'),
  'autre-identite': () =>
    say('Le compte de cet e-mail est relié à une autre identité FranceConnect. Entrez avec votre mot de passe.'),
  'compte-ferme': () => say('Le compte relié à cette identité FranceConnect est fermé.'),
  'adresse-non-confirmee': () => say('Confirmez d’abord l’e-mail de votre compte, puis revenez avec FranceConnect.'),
}
