import { findPlannedRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import type { MotifToBook } from '#domain/territory/motif/motif-to-book-queries.ts'
import { plural } from '#lib/spoken-words.ts'
import { type Answer, showPage } from '#web/shared/answer.ts'
import { found } from '#web/shared/refusal.ts'
import { page } from '../page.ts'
import { plannedRdv } from './planned.ts'
import { type ToldPerson, toldAgents, toldPeople } from './told-people.ts'
import { type Reached, type WizardFrame, wizardFrame } from './wizard-frame.ts'

type MessagesPage = WizardFrame & {
  /** What the motif does by itself. */
  usual: string
  people: (ToldPerson & { isTold: boolean; isReminded: boolean })[]
  /** « Rappel 48 heures avant »; null: the motif has none. */
  reminder: string | null
  agents: string | null
}

const messagesPage = page<MessagesPage>('agents/nouveau-rdv/messages')

export async function show(reached: Reached): Promise<Answer> {
  return showPage(messagesPage, await content(reached, found(reached.plan.motif)))
}

async function content(reached: Reached, motif: MotifToBook) {
  const { visit, plan } = reached
  const planned = plannedRdv(reached, motif)
  const told = found(await findPlannedRdv(planned))
  const wanted = new Map(planned.participants.map((participant) => [participant.usagerId, participant]))
  return {
    ...wizardFrame(4, reached),
    usual: USUAL[motif.visibilityType],
    people: toldPeople({ told, usagers: plan.usagers, visit }).map((person) => ({
      ...person,
      isTold: wanted.get(person.usagerId)?.sendLifecycleNotifications ?? false,
      isReminded: wanted.get(person.usagerId)?.sendReminderNotification ?? false,
    })),
    reminder: motif.reminderDelayInHours === 0 ? null : `Rappel ${plural(motif.reminderDelayInHours, 'heure')} avant`,
    agents: toldAgents({ told, visit }),
  }
}

const USUAL: Record<MotifToBook['visibilityType'], string> = {
  visible_and_notified: 'Avec ce motif, la personne voit le rendez-vous dans son espace et reçoit les messages.',
  visible_and_not_notified: 'Avec ce motif, la personne voit le rendez-vous dans son espace, sans recevoir de message.',
  invisible: 'Avec ce motif, la personne ne voit pas le rendez-vous et ne reçoit aucun message.',
}
