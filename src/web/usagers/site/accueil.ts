import type { Request, Response } from 'express'
import { isAgent } from '#domain/account/connexion/who.ts'
import { countUsagerRdvs, findNextUsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import { connexionPath as agentsConnexionPath } from '#web/agents/connexion/paths.ts'
import { organisationsPath } from '#web/agents/organisations/paths.ts'
import { whoOf } from '#web/shared/session.ts'
import { anyVisitOf } from '#web/shared/visit.ts'
import { codeDInvitationPath } from '../connexion/paths.ts'
import { page } from '../page.ts'
import { type AddressField, addressField, knownAddressOf } from '../prise-de-rdv/address-field.ts'
import { recherchePath } from '../prise-de-rdv/paths.ts'
import { liensPath, rdvPath, rdvsPath } from '../rdvs/paths.ts'
import { placeLineOf, timesOf, titleOf } from '../rdvs/rdv-facts.ts'
import { verticalesOf } from '../rdvs/verticales.ts'
import { findIdentifiedUsager, isSignedIn } from '../session.ts'
import { visitOf } from '../visit.ts'

type NextRdv = {
  startsAt: Temporal.ZonedDateTime
  title: string
  place: string
  href: string
  /** Those to come, this one too. */
  count: number
}

type AccueilPage = {
  search: { action: string; address: string; field: AddressField } | null
  /** Of who is signed in. */
  next: NextRdv | null
  isSignedIn: boolean
  rdvs: string
  /** The links of one's rdvs, by e-mail. */
  mailedLinks: string
  invitation: string
  agents: string
}

const accueilPage = page<AccueilPage>('usagers/site/accueil')

/** The entry: an address, except where one comes by the public link of an organisation. Agents have a home of their own. */
export async function show(req: Request, res: Response) {
  if (isAgent(whoOf(req))) return res.redirect(303, organisationsPath())

  const { brand } = anyVisitOf(req)
  const known = knownAddressOf(findIdentifiedUsager(req))
  const field = addressField({ isKnown: known !== null })
  accueilPage(req, res, {
    title: brand.homeTitle(),
    search: brand.finder ? null : { action: recherchePath(), address: known ?? '', field },
    next: isSignedIn(req) ? await nextRdvOf(req) : null,
    isSignedIn: isSignedIn(req),
    rdvs: rdvsPath(),
    mailedLinks: liensPath(),
    invitation: codeDInvitationPath(),
    agents: agentsConnexionPath(),
  })
}

async function nextRdvOf(req: Request): Promise<NextRdv | null> {
  const { actor, now, brand } = visitOf(req)
  const verticales = verticalesOf(brand)
  const next = await findNextUsagerRdv(actor, { verticales, now })
  if (!next) return null
  return {
    startsAt: timesOf(next).startsAt,
    title: titleOf(next, actor),
    place: placeLineOf(next),
    href: rdvPath({ rdvId: next.id }),
    count: await countUsagerRdvs(actor, { half: 'live', verticales, now }),
  }
}
