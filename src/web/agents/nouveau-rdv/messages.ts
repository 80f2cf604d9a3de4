import { z } from 'zod'
import { makeRdv } from '#domain/booking/rdv/make-rdv.ts'
import { findPlannedRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import type { MotifToBook } from '#domain/territory/motif/motif-to-book-queries.ts'
import { emptyForm, type Form } from '#lib/form.ts'
import { dateTime, plural } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { goTo, showPage } from '#web/shared/answer.ts'
import { success } from '#web/shared/flash.ts'
import { found } from '#web/shared/refusal.ts'
import { typedIn } from '#web/shared/sent.ts'
import { type Point, pointOf } from '../checks/check-words.ts'
import { page } from '../page.ts'
import { canWait } from '../usagers/opener.ts'
import { editUsagerPath } from '../usagers/paths.ts'
import { organisationFormPage } from '../visit.ts'
import { errorLinks, findChecks } from './checks.ts'
import { wizardStepPath } from './paths.ts'
import { type Flags, plannedRdv } from './planned.ts'
import { reachOf } from './reach.ts'
import { type ToldPerson, toldAgents, toldPeople } from './told-people.ts'
import { fieldsOf, idsIn, stepHref } from './wizard-address.ts'
import { agendaHref, type Reached, type WizardFrame, wizardFrame } from './wizard-frame.ts'
import { usagersInShort } from './wizard-words.ts'

type MessagesPage = WizardFrame & {
  /** What cannot be, each with the way to correct it. */
  impossible: { text: string; href: string }[]
  /** Confirmed by creating. */
  points: (Point & { mend: null })[]
  /** What the motif does by itself. */
  usual: string
  /** An application beside this one writes to people too. */
  isToldElsewhere: boolean
  people: (ToldPerson & { isTold: boolean; isReminded: boolean; file: string | null })[]
  /** « Rappel 48 heures avant »; null: the motif has none. */
  reminder: string | null
  agents: string | null
  action: string
  fields: { name: string; value: string }[]
}

const messagesPage = page<MessagesPage & { form: Form }>('agents/nouveau-rdv/messages')

/** By usager, of the two boxes. */
const boxes = z.object({
  send_lifecycle_notifications: idsIn,
  send_reminder_notification: idsIn,
})

/** Who receives what; the rdv is made from here. What the address says was looked at by the earlier steps. */
export const { show, create } = organisationFormPage({
  page: messagesPage,
  subject: async (_visit, req) => (await reachOf(req)).reached,
  form: () => boxes,
  content: ({ subject }, form) => content(subject, flagsIn(form.values)),
  async submit({ visit, subject, data, once }, req) {
    const { actor, author, organisation, now } = visit
    const planned = plannedRdv(subject, found(subject.plan.motif), flagsOf(data))
    const { confirmed } = subject.given
    const made = await makeRdv({ actor, author, organisationId: organisation.id, planned, confirmed, once, now })
    if (made.ok) return goTo(agendaHref(subject, made), success(madeWords(subject)))
    return showPage(messagesPage, { ...(await content(subject, flagsOf(data))), form: emptyForm(typedIn(req)) }, 422)
  },
})

const flagsOf = (data: z.output<typeof boxes>): Flags => ({
  lifecycle: data.send_lifecycle_notifications,
  reminder: data.send_reminder_notification,
})

/** Of a page that was sent; else its boxes are as the motif says. */
const flagsIn = (values: Form['values']) => ('step' in values ? flagsOf(boxes.parse(values)) : undefined)

function madeWords({ visit, plan }: Reached) {
  const who = usagersInShort(plan.usagers)
  const when = dateTime(plan.startsAt, visit.timeZone)
  return typo(who ? `Rendez-vous créé : ${who}, ${when}.` : `Rendez-vous créé : ${when}.`)
}

async function content(reached: Reached, flags: Flags | undefined) {
  const { visit, plan, given } = reached
  const motif = found(plan.motif)
  const planned = plannedRdv(reached, motif, flags)
  const told = found(await findPlannedRdv(planned))
  const checks = await findChecks(reached)
  const { confirmed, ...kept } = given
  const wanted = new Map(planned.participants.map((participant) => [participant.usagerId, participant]))
  return {
    ...wizardFrame(4, reached),
    impossible: errorLinks(checks, (step) => stepHref({ organisationId: visit.organisation.id }, step, given)),
    points: checks.warnings.map((warning) => ({ ...pointOf(warning, visit.timeZone), mend: null })),
    usual: USUAL[motif.visibilityType],
    isToldElsewhere: told.organisation.verticale === 'rdv_insertion',
    people: toldPeople({ told, usagers: plan.usagers, visit }).map((person) => ({
      ...person,
      isTold: wanted.get(person.usagerId)?.sendLifecycleNotifications ?? false,
      isReminded: wanted.get(person.usagerId)?.sendReminderNotification ?? false,
      file: fileHref(reached, person.usagerId),
    })),
    reminder: reminderWords(motif),
    agents: toldAgents({ told, visit }),
    action: wizardStepPath({ organisationId: visit.organisation.id }),
    fields: [{ name: 'step', value: '4' }, ...fieldsOf(kept)],
  }
}

/** His file, and back here; null where it is not open to who asks. */
function fileHref({ visit, plan, given }: Reached, usagerId: number) {
  const place = { organisationId: visit.organisation.id }
  const isOpen = plan.usagers.some(({ id, isMasked }) => id === usagerId && !isMasked)
  const here = stepHref(place, 4, given)
  return isOpen && canWait(here) ? editUsagerPath({ ...place, usagerId }, { return_to: here }) : null
}

const reminderWords = ({ reminderDelayInHours: hours }: MotifToBook) =>
  hours === 0 ? null : `Rappel ${plural(hours, 'heure')} avant`

const USUAL: Record<MotifToBook['visibilityType'], string> = {
  visible_and_notified: 'Avec ce motif, la personne voit le rendez-vous dans son espace et reçoit les messages.',
  visible_and_not_notified: 'Avec ce motif, la personne voit le rendez-vous dans son espace, sans recevoir de message.',
  invisible: 'Avec ce motif, la personne ne voit pas le rendez-vous et ne reçoit aucun message.',
}
