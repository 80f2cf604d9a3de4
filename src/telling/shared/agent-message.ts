import { findBrandOfAgent } from '#domain/telling/notification/agent-brand-queries.ts'
import type { ToldParticipation, ToldRdv } from '#domain/telling/notification/told-rdv.ts'
import type { MessageName } from '#domain/telling/notification/who-is-told.ts'
import { rdvPath } from '#web/agents/rdvs/paths.ts'
import { brandOfVerticale } from '#web/shared/brand.ts'
import { publicUrl } from '#web/shared/public-url.ts'
import { type MailParcel, writeMail } from '../channels/mail/mail.ts'
import type { RdvTold } from './message.ts'
import { agentCalendarOf, type RdvEntry } from './rdv-calendar.ts'
import { emailsOf } from './rdv-words.ts'

type AgentMessageName = Extract<MessageName, `${string}-agent`>

/** What is known when a message leaves to an agent; `href` opens the rdv. */
export type AgentTold<Name extends AgentMessageName = AgentMessageName> = RdvTold<Name> & {
  concerned: ToldParticipation[]
  href: string
}

type Spoken<Name extends AgentMessageName> = {
  name: Name
  mail: {
    facts(told: AgentTold<NoInfer<Name>>, now: Temporal.Instant): object | Promise<object>
    /** Where it is not the rdv as it stands, with all its agents; null: the message changes nothing in a calendar. */
    calendar?(told: AgentTold<NoInfer<Name>>): RdvEntry | null
  }
}

/** A message about a rdv to one of its agents: by mail, which his program shows with the rdv to accept. */
export const agentMessage = <Name extends AgentMessageName>({ name, mail }: Spoken<Name>) => ({
  name,
  receipt: () => null,
  by: {
    async mail({ telling, notification }: RdvTold<Name>, now: Temporal.Instant): Promise<MailParcel> {
      const { rdv } = telling
      const brand = brandOfVerticale(await findBrandOfAgent(notification.recipient.id))
      const url = publicUrl(brand, rdvPath({ organisationId: rdv.organisation.id, rdvId: rdv.id }))
      const concerned = [...rdv.participations, ...(telling.formerParticipations ?? [])].filter(({ id }) =>
        notification.participationIds.includes(id),
      )
      const told = { telling, notification, concerned, href: url }
      const entry = mail.calendar ? mail.calendar(told) : asItStands(rdv)
      return {
        ...writeMail(name, { to: notification.address, brand, facts: await mail.facts(told, now) }),
        ...(entry && { calendar: agentCalendarOf(entry, { rdv, brand, url, now }) }),
      }
    },
  },
})

const asItStands = ({ agents }: ToldRdv): RdvEntry => ({ method: 'REQUEST', attendees: emailsOf(agents) })
