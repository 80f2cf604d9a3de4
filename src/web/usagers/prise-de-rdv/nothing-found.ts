import { findChosenMotif } from '#domain/territory/motif/chosen-motif-queries.ts'
import { listOrganisations } from '#domain/territory/organisation/organisation-queries.ts'
import { say } from '#lib/say.ts'
import { type Answer, showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import { rdvsPath } from '../rdvs/paths.ts'
import { aidePath } from '../site/paths.ts'
import type { InvitedSearch } from './invited-search.ts'
import { backTo, type Parcours, searchHref } from './parcours.ts'
import type { Reached } from './reached.ts'
import { ownReferentsOf } from './referents.ts'

/** Says why an invitation or a search with référents gives nothing; null where the page of the step says it by itself. */
export async function whyNothingFound({ visit, parcours, motifs }: Reached): Promise<Answer | null> {
  if (visit.invited) {
    const closed = motifs.length > 0 ? null : await closedWords(visit.invited, parcours)
    return sayToInvited(visit.invited, { support: visit.brand.supportEmail, closed })
  }
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
type SansCreneau = {
  /** Why no hour will ever be free; null: they are all taken, for now. */
  closed: string | null
  contacts: Contact[]
  mayCall: boolean
  /** Null: nobody has an address. */
  mail: string | null
  help: string
}
const sansCreneauPage = page<SansCreneau>('usagers/prise-de-rdv/sans-creneau')

/** Its motif is not there, or not open to who is invited; null where it is. */
async function closedWords({ invitation: { personal } }: InvitedSearch, { motif_id }: Parcours) {
  if (motif_id === undefined) return null
  if (await findChosenMotif(motif_id, personal ? 'personally_invited_usager' : 'invited_usager')) return null
  return personal
    ? say('Le service qui vous invite ne propose plus ce rendez-vous en ligne.')
    : say('Le service qui vous invite ne propose pas en ligne le rendez-vous de ce lien.')
}

type Said = { support: string; closed: string | null }

/** Whom to call or write to instead. */
async function sayToInvited({ invitation, organisationIds, category }: InvitedSearch, { support, closed }: Said) {
  const ids = invitation.personal ? [invitation.personal.organisationId] : (organisationIds ?? [])
  const contacts = (await listOrganisations(ids))
    .map(({ name, phoneNumber: phone, email, website }) => ({ name, phone, email, website }))
    .filter(({ phone, email, website }) => phone || email || website)
  return showPage(sansCreneauPage, {
    title: closed ? say('Ce rendez-vous ne se prend pas en ligne') : say('Aucun rendez-vous libre pour l’instant'),
    closed,
    contacts,
    mayCall: contacts.some(({ phone }) => phone !== null),
    help: aidePath(),
    mail: mailTo(contacts, { support, category }),
  })
}

/** To all of them, the support in copy; null when nobody has an address. */
function mailTo(
  contacts: readonly Contact[],
  { support, category }: { support: string; category: string | undefined },
) {
  const addresses = contacts.flatMap(({ email }) => (email ? [encodeURIComponent(email)] : []))
  if (addresses.length === 0) return null
  const about = category ? say('Demande de rendez-vous ({category})', { category }) : say('Demande de rendez-vous')
  const subject = `subject=${encodeURIComponent(about)}`
  return 'mailto:'.concat(addresses.join(','), '?cc=', encodeURIComponent(support), '&', subject)
}
