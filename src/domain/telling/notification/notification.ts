import type { Channel, ReceiptEvent } from '#infra/prisma/enums.ts'

/** Who is told what by which channel. The message names its templates: src/telling/<message>/mail.njk. */
export type Notification = {
  recipient: Recipient
  channel: Extract<Channel, 'mail'>
  message: Message
  /** Participations that the message speaks of: those of one family for a usager. */
  participationIds: number[]
}

export type Recipient = { type: 'usager' | 'agent'; id: number }

type Message = UsagerMessage | AgentMessage

export type UsagerMessage = 'rdv-booked-usager' | 'rdv-moved-usager' | 'rdv-cancelled-usager' | 'rdv-link-usager'

export type AgentMessage =
  | 'rdv-booked-agent'
  | 'rdv-moved-agent'
  | 'rdv-cancelled-agent'
  | 'participation-booked-agent'
  | 'participation-cancelled-agent'

/** Messages to usagers are logged; those to agents are not. */
export const receiptEventOf = {
  'rdv-booked-usager': 'rdv_created',
  'rdv-moved-usager': 'rdv_updated',
  'rdv-cancelled-usager': 'rdv_cancelled',
  'rdv-link-usager': 'rdv_created',
} as const satisfies Record<UsagerMessage, ReceiptEvent>

/** One evenement, one person, one channel: one message. */
export const deliveryKey = (evenementId: number, { recipient, channel }: Pick<Notification, 'recipient' | 'channel'>) =>
  `evenement-${evenementId}:${recipient.type}-${recipient.id}:${channel}`
