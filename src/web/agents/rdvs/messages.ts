import * as reminderRules from '#domain/booking/rdv/reminder-rules.ts'
import { findLastReminderAsked } from '#domain/booking/rdv/request-reminder.ts'
import { countUnsentMessages, listReceipts, type Receipt } from '#domain/telling/notification/receipt-queries.ts'
import { displayName } from '#lib/names.ts'
import { phone } from '#lib/phone.ts'
import { dateTimeNumeric, plural } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import type { OrganisationVisit } from '../visit.ts'
import { rappelPath } from './paths.ts'
import { reminderRefusalWords } from './rappel.ts'
import { addressOf, queryFrom, type RdvFrom } from './rdv-address.ts'

type Sent = {
  /** « Rappel par SMS » */
  what: string
  when: string
  whom: string
  /** The subject of a mail, the text of a SMS; null once it is forgotten. */
  content: string | null
  result: { text: string; kind: 'info' | 'success' | 'error' }
  explanation: string | null
}

export type Messages = {
  sent: Sent[]
  /** « Un message est en cours d’envoi. » */
  unsent: string | null
  reminder: {
    action: string
    fields: { name: string; value: string | number }[]
    /** Why it may not be sent; null: it may. */
    refusal: string | null
  }
}

/** What was sent about a rdv, and the reminder that may be. */
export async function messagesOf({ timeZone, now }: OrganisationVisit, rdv: RdvFrom): Promise<Messages> {
  const receipts = await listReceipts(rdv.id)
  const unsent = await countUnsentMessages(rdv.id)
  const refusal = reminderRules.remind(rdv, now) ?? (rdv.participations.some(wantsIt) ? null : 'personne-a-rappeler')
  const last = refusal ? null : await findLastReminderAsked(rdv.id)
  return {
    sent: receipts.map((receipt) => sentOf(receipt, timeZone)),
    unsent: unsent > 0 ? unsentWords(unsent) : null,
    reminder: {
      action: rappelPath(addressOf(rdv), queryFrom(rdv)),
      fields: last === null ? [] : [{ name: 'apres', value: last }],
      refusal: refusal && reminderRefusalWords[refusal],
    },
  }
}

const wantsIt = ({ sendReminderNotification, status }: RdvFrom['participations'][number]) =>
  sendReminderNotification && status !== 'excused' && status !== 'revoked'

const unsentWords = (count: number) =>
  count === 1 ? 'Un message est en cours d’envoi.' : `${plural(count, 'message')} sont en cours d’envoi.`

const EVENTS: Record<Receipt['event'], string> = {
  rdv_created: 'Confirmation',
  rdv_updated: 'Changement',
  rdv_cancelled: 'Annulation',
  rdv_upcoming_reminder: 'Rappel',
  new_creneau_available: 'Horaire libéré',
}

const CHANNELS: Record<Receipt['channel'], string> = { mail: 'par e-mail', sms: 'par SMS', webhook: 'par webhook' }

const RESULTS: Record<Receipt['result'], Sent['result']> = {
  processed: { text: 'Traité', kind: 'info' },
  sent: { text: 'Envoyé', kind: 'info' },
  delivered: { text: 'Livré', kind: 'success' },
  failure: { text: 'Échec', kind: 'error' },
}

function sentOf(receipt: Receipt, timeZone: string): Sent {
  const { event, channel, result, usager, emailAddress, smsPhoneNumber, smsProvider } = receipt
  const address = emailAddress ?? (smsPhoneNumber && phone(smsPhoneNumber))
  return {
    what: `${EVENTS[event]} ${CHANNELS[channel]}`,
    when: dateTimeNumeric(receipt.createdAt.toTemporalInstant(), timeZone),
    whom: [displayName(usager), address, smsProvider && `(${smsProvider})`].filter(Boolean).join(' '),
    content: receipt.content,
    result: RESULTS[result],
    explanation: explanationOf(receipt),
  }
}

function explanationOf({ result, errorMessage, smsCount }: Receipt): string | null {
  if (result === 'failure')
    return typo(errorMessage ? `Le message n’est pas parti : ${errorMessage}` : 'Le message n’est pas parti.')
  return smsCount ? `Compté pour ${plural(smsCount, 'SMS', 'SMS')}.` : null
}
