import { listOrganisations } from '#domain/territory/organisation/organisation-queries.ts'
import { say } from '#lib/say.ts'
import { type Answer, showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import { rdvsPath } from '../rdvs/paths.ts'
import type { InvitedSearch } from './invited-search.ts'
import { backTo, type Parcours, searchHref } from './parcours.ts'
import type { Reached } from './reached.ts'
import { ownReferentsOf } from './referents.ts'

/** Says why an invitation or a search with référents gives nothing; null where the page of the step says it by itself. */
export async function whyNothingFound({ visit, parcours }: Reached): Promise<Answer | null> {
  if (visit.invited) return sayToInvited(visit.invited, visit.brand.supportEmail)
  const own = await ownReferentsOf(visit, parcours)
  return own ? sayToFollowed(parcours, own.length > 0) : null
}

const suiviPage = page<{ isFollowed: boolean; rdvs: string; search: string }>('usagers/prise-de-rdv/suivi')

const sayToFollowed = (parcours: Parcours, isFollowed: boolean) =>
  showPage(suiviPage, {
    title: isFollowed ? say('Aucun rendez-vous de suivi libre pour l’instant') : say('Cette personne ne vous suit pas'),
    isFollowed,
    rdvs: rdvsPath(),
    search: searchHref({ ...backTo.motif(parcours), service_id: undefined, referent_ids: undefined }),
  })

type Contact = { name: string; phone: string | null; email: string | null; website: string | null }
const sansCreneauPage = page<{ contacts: Contact[]; mail: string }>('usagers/prise-de-rdv/sans-creneau')

/** Whom to call or write to instead. */
async function sayToInvited({ invitation, organisationIds, category }: InvitedSearch, support: string) {
  const ids = invitation.personal ? [invitation.personal.organisationId] : (organisationIds ?? [])
  const contacts = (await listOrganisations(ids))
    .map(({ name, phoneNumber: phone, email, website }) => ({ name, phone, email, website }))
    .filter(({ phone, email, website }) => phone || email || website)
  return showPage(sansCreneauPage, {
    title: say('Aucun rendez-vous libre pour l’instant'),
    contacts,
    mail: mailTo(contacts, { support, category }),
  })
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
