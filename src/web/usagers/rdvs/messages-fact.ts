import { isToCome } from '#domain/booking/rdv/rdv.ts'
import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import { findMailAddress } from '#domain/telling/notification/preview-booking.ts'
import { findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import { findLastReceipt } from '#domain/telling/notification/receipt-queries.ts'
import { maskedEmail } from '#lib/email.ts'
import { say } from '#lib/say.ts'
import type { UsagerVisit } from '../visit.ts'
import { ownParticipations } from './family-status.ts'
import type { Fact } from './rdv-facts.ts'

/** What was sent of a rdv to come, or is about to be, and to which address: as the log and the rules of messages know it. */
export async function messagesFact({ actor, now }: UsagerVisit, rdv: UsagerRdv): Promise<Fact[]> {
  if (!isToCome(rdv, now)) return []
  const own = ownParticipations(actor, rdv)
  const receipt = await findLastReceipt(
    rdv.id,
    own.map(({ usagerId, responsibleId }) => responsibleId ?? usagerId),
  )
  const shown = (email: string) => (actor.session.kind === 'account' ? email : maskedEmail(email))
  if (receipt?.emailAddress) return [fact(sentWords(receipt, shown(receipt.emailAddress)))]

  const told = await findToldRdv(rdv.id)
  if (!told) return []
  const ids = own.map(({ id }) => id)
  const address = findMailAddress(told, ids, now)
  return [
    fact(
      address
        ? say('Un e-mail de confirmation part à {address}.', { address: shown(address) })
        : say('Aucun message ne part pour ce rendez-vous. Notez la date.'),
    ),
  ]
}

const fact = (value: string): Fact => ({ term: say('Messages'), value })

type Receipt = NonNullable<Awaited<ReturnType<typeof findLastReceipt>>>

function sentWords({ event, result }: Receipt, address: string): string {
  if (result === 'failure') return say('Notre e-mail n’a pas pu être remis à {address}. Notez la date.', { address })
  return {
    rdv_created: () => say('Confirmation envoyée à {address}.', { address }),
    rdv_updated: () => say('Changement d’horaire envoyé à {address}.', { address }),
    rdv_cancelled: () => say('Annulation envoyée à {address}.', { address }),
    rdv_upcoming_reminder: () => say('Rappel envoyé à {address}.', { address }),
    new_creneau_available: () => say('Horaire plus tôt proposé à {address}.', { address }),
  }[event]()
}
