import type { Request } from 'express'
import { type Invitation, type InvitationRefusal, invitationRefusal } from '#domain/booking/invitation/invitation.ts'
import { openInvitation } from '#domain/booking/invitation/open-invitation.ts'
import { say } from '#lib/say.ts'
import { type Answer, goTo, showPage } from '#web/shared/answer.ts'
import { failure } from '#web/shared/flash.ts'
import { nowOf } from '#web/shared/now.ts'
import { openInvitationSession } from '../lend.ts'
import { page } from '../page.ts'
import { rdvsPath } from '../rdvs/paths.ts'
import { findIdentifiedUsager } from '../session.ts'
import { accueilPath } from '../site/paths.ts'
import { recherchePath } from './paths.ts'

const LONGEST_SEARCH = 2_000

type Opened = { invitation: Invitation; to: string }

/** Ten minutes to search and book; the session keeps the row and the answers of the link, not its token. */
export async function enterInvited(req: Request, { invitation, to }: Opened): Promise<Answer> {
  const { usagerId, personal } = invitation
  const now = nowOf(req)
  const refusal = personal && invitationRefusal(personal, now)
  if (refusal) return closed(refusal)
  const identified = findIdentifiedUsager(req)
  if (identified?.session.kind === 'account' && identified.usager.id !== usagerId) return forAnother()

  const search = (to.split('?')[1] ?? '').slice(0, LONGEST_SEARCH)
  const { id: rowId, motifId } = personal ?? { id: usagerId, motifId: null }
  await openInvitationSession(req, { usagerId, rowId, motifId, search })
  if (personal) await openInvitation(personal.id, now)
  return goTo(to)
}

const forAnother = () =>
  goTo(
    accueilPath(),
    failure(say('Cette invitation est pour une autre personne. Déconnectez-vous, puis ouvrez de nouveau le lien.')),
  )

const closedPage = page<{ text: string; rdvs: string; search: string }>('usagers/prise-de-rdv/invitation')

const reasons: Record<InvitationRefusal, () => string> = {
  expired: () => say('Sa date est passée. Demandez une nouvelle invitation au service qui vous a écrit.'),
  withdrawn: () => say('Le service l’a retirée. Appelez-le si vous voulez toujours un rendez-vous.'),
  used: () => say('Un rendez-vous a déjà été pris avec elle. Le message de confirmation a un lien pour le voir.'),
}

const closed = (refusal: InvitationRefusal) =>
  showPage(
    closedPage,
    {
      title: say('Cette invitation n’est plus valable'),
      text: reasons[refusal](),
      rdvs: rdvsPath(),
      search: recherchePath(),
    },
    404,
  )
