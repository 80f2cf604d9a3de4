import { displayName } from '#lib/names.ts'
import { brandOfVerticale } from '#web/shared/brand.ts'
import { type MailParcel, writeMail } from '../channels/mail/mail.ts'
import { whenOf } from '../shared/agent-facts.ts'
import type { RdvTold } from '../shared/message.ts'
import { inZone, namesOf, rowsOf } from '../shared/rdv-words.ts'

const name = 'rdv-prescribed-agent'

/** To the agent who took a rdv beyond his organisation: it may not be open to him, and stands in no calendar of his. */
export const rdvPrescribedAgent = {
  name,
  receipt: () => null,
  by: {
    async mail({ telling, notification }: RdvTold<typeof name>, now: Temporal.Instant): Promise<MailParcel> {
      const { rdv, evenement } = telling
      const brand = brandOfVerticale(evenement.payload.brand ?? rdv.organisation.verticale)
      const startsAt = inZone(rdv.startsAt, rdv)
      const usager = namesOf(rdv.participations.filter(({ id }) => notification.participationIds.includes(id)))
      const facts = {
        recipient: displayName(notification.recipient),
        startsAt,
        when: whenOf(startsAt, now),
        usager,
        rows: [
          { term: 'Usager', value: usager },
          { term: 'Organisation', value: rdv.organisation.name },
          // Where he lives may not be open to this agent.
          ...rowsOf({ ...rdv, participations: [] }, 'agent', []),
        ],
        support: brand.supportEmail,
      }
      return writeMail(name, { to: notification.address, brand, facts })
    },
  },
} as const
