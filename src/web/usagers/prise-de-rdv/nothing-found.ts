import type { Request, Response } from 'express'
import { listOrganisations } from '#domain/territory/organisation/organisation-queries.ts'
import { say } from '#lib/say.ts'
import { brandOf } from '#web/shared/page.ts'
import { page } from '../page.ts'
import { rdvsPath } from '../rdvs/paths.ts'
import { type InvitedSearch, invitedSearchOf } from './invited-search.ts'
import { backTo, type Parcours, queryOf } from './parcours.ts'
import { recherchePath } from './paths.ts'
import type { Reached } from './reached.ts'
import { ownReferentsOf } from './referents.ts'

/** Says why an invitation or a search with référents gives nothing; false where the page of the step says it by itself. */
export async function saysNothingFound(req: Request, res: Response, { parcours }: Reached): Promise<boolean> {
  const invited = invitedSearchOf(req)
  if (invited) return sayToInvited(req, res, invited)
  const own = await ownReferentsOf(req, parcours)
  return own ? sayToFollowed(req, res, { parcours, isFollowed: own.length > 0 }) : false
}

const suiviPage = page<{ isFollowed: boolean; rdvs: string; search: string }>('usagers/prise-de-rdv/suivi')

function sayToFollowed(req: Request, res: Response, { parcours, isFollowed }: Followed) {
  const ordinary = { ...backTo.service(parcours), referent_ids: undefined }
  suiviPage(req, res, {
    title: isFollowed ? say('Aucun rendez-vous de suivi libre pour l’instant') : say('Cette personne ne vous suit pas'),
    isFollowed,
    rdvs: rdvsPath(),
    search: recherchePath({}, queryOf(ordinary)),
  })
  return true
}

type Followed = { parcours: Parcours; isFollowed: boolean }

type Contact = { name: string; phone: string | null; email: string | null; website: string | null }
const sansCreneauPage = page<{ contacts: Contact[]; mail: string }>('usagers/prise-de-rdv/sans-creneau')

/** Whom to call or write to instead. */
async function sayToInvited(req: Request, res: Response, { invitation, organisationIds, category }: InvitedSearch) {
  const ids = invitation.personal ? [invitation.personal.organisationId] : (organisationIds ?? [])
  const contacts = (await listOrganisations(ids))
    .map(({ name, phoneNumber: phone, email, website }) => ({ name, phone, email, website }))
    .filter(({ phone, email, website }) => phone || email || website)
  sansCreneauPage(req, res, {
    title: say('Aucun rendez-vous libre pour l’instant'),
    contacts,
    mail: mailTo(contacts, { support: brandOf(req).supportEmail, category }),
  })
  return true
}

/** To all of them, the support in copy; to the support alone when nobody has an address. */
function mailTo(
  contacts: readonly Contact[],
  { support, category }: { support: string; category: string | undefined },
) {
  const addresses = contacts.flatMap(({ email }) => (email ? [encodeURIComponent(email)] : []))
  const about = category ? say('Demande de rendez-vous ({category})', { category }) : say('Demande de rendez-vous')
  const subject = `subject=${encodeURIComponent(about)}`
  if (addresses.length === 0) return 'mailto:'.concat(support, '?', subject)
  return 'mailto:'.concat(addresses.join(','), '?cc=', encodeURIComponent(support), '&', subject)
}
