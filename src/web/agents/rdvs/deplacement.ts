import type { Request } from 'express'
import { z } from 'zod'
import type { PlannedRdv } from '#domain/booking/check/planned-rdv.ts'
import { editRdv } from '#domain/booking/rdv/edit-rdv.ts'
import * as reportRules from '#domain/booking/rdv/report-rules.ts'
import { ofPerson } from '#lib/names.ts'
import { dateTimeShort } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { type Answer, goTo, showPage } from '#web/shared/answer.ts'
import { information, success, warning } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { isAsked } from '#web/shared/sent.ts'
import { confirmedKeys } from '../checks/confirmed.ts'
import { page } from '../page.ts'
import { type OrganisationVisit, organisationFormPage } from '../visit.ts'
import { announced, announcedBy, type Consequences, consequencesOf, isPassedOver } from './consequences.ts'
import { CHANGED, closed, MEANWHILE, TOLD_OTHERWISE } from './edit-refused.ts'
import { draggedFrom, moveTargetOf, type TargetRefusal } from './move-target.ts'
import { modificationPath, reportPath } from './paths.ts'
import { addressOf, queryFrom, type RdvFrom, rdvHref } from './rdv-address.ts'
import { rdvOf } from './rdv-editor.ts'
import { whoAndWhen, whoOf } from './rdv-who.ts'
import { reportRefusalWords } from './report.ts'
import { SILENCE } from './told.ts'

type Subject = { rdv: RdvFrom; before: PlannedRdv; planned: PlannedRdv; action: string }

type DeplacementPage = {
  heading: string
  back: { href: string; text: string }
  consequences: Consequences
  action: string
  fields: { name: string; value: string }[]
  /** What the button does; null: what is asked cannot be. */
  yes: string | null
  otherHour: string
}

const sent = z.object({
  version: z.string().max(20).catch(''),
  confirmed: confirmedKeys,
  annonce: announced,
})

/** The two hours and who is told, before a rdv is moved: by a drag in the agenda, or by an hour that was chosen. */
export const { show: edit, create: update } = organisationFormPage({
  page: page<DeplacementPage>('agents/rdvs/deplacement'),
  subject: subjectOf,
  form: () => sent,
  async content({ visit, subject }, form) {
    const { rdv, action } = subject
    const known = sent.shape.version.parse(form.values.version)
    const consequences = await consequencesOf(visit, { ...subject, known })
    const isPossible = consequences.problems.length === 0
    const heading = typo(
      rdv.motif.collectif ? `Déplacer « ${whoOf(rdv)} » ?` : `Déplacer le rendez-vous ${ofPerson(whoOf(rdv))} ?`,
    )
    return {
      title: heading,
      heading,
      back: { href: rdvHref(rdv), text: whoAndWhen(rdv, visit.timeZone) },
      consequences: {
        ...consequences,
        told: isPossible && consequences.told.length === 0 ? [SILENCE] : consequences.told,
      },
      action,
      fields: [
        { name: 'version', value: consequences.version },
        { name: 'annonce', value: announcedBy(consequences.told) },
      ],
      yes: isPossible ? (consequences.points.length > 0 ? 'Déplacer quand même' : 'Déplacer le rendez-vous') : null,
      otherHour: reportPath(addressOf(rdv)),
    }
  },
  async submit({ visit, subject: { rdv, before, planned }, data }) {
    const { author, actor, now, timeZone, organisation } = visit
    const consequences = await consequencesOf(visit, { rdv, before, planned, known: data.version })
    if (consequences.problems.length + consequences.changes.length > 0) return refuseFields({})
    if (!isPassedOver(consequences, data)) return refuseFields({ deplacement: whyAgain(consequences, data) })
    const about = { rdvId: rdv.id, organisationId: organisation.id, version: data.version, planned }
    const moved = await editRdv({ ...about, confirmed: data.confirmed, actor, author, now })
    if (!moved.ok && 'reason' in moved && moved.reason !== 'change-entre-temps') return closed(rdv, moved.reason)
    if (!moved.ok) return refuseFields({ deplacement: 'reason' in moved ? CHANGED : MEANWHILE })
    return goTo(rdvHref(rdv), success(typo(`Rendez-vous déplacé : ${dateTimeShort(planned.startsAt, timeZone)}.`)))
  },
})

/** Points that came meanwhile stand on the page; else other people are told. */
const whyAgain = ({ points }: Consequences, { confirmed }: z.output<typeof sent>) =>
  points.every(({ key }) => confirmed.includes(key)) ? TOLD_OTHERWISE : MEANWHILE

function subjectOf(visit: OrganisationVisit, req: Request): Subject | Answer {
  const rdv = { ...rdvOf(req), cameFrom: draggedFrom(req, rdvOf(req)) }
  const refusal = reportRules.report(rdv)
  if (refusal) return goTo(rdvHref(rdv), warning(reportRefusalWords[refusal]))
  if (!isAsked(req, 'starts_at') && !isAsked(req, 'jour')) return goTo(reportPath(addressOf(rdv)))
  const target = moveTargetOf(req, rdv, visit.timeZone)
  return target.ok ? { rdv, ...target, action: req.originalUrl } : refuse(visit, rdv, target.reason)
}

type RefusedPage = {
  heading: string
  text: string
  back: { href: string; text: string }
  next: { href: string; text: string }
}

const refusedPage = page<RefusedPage>('agents/rdvs/deplacement-refuse')

/** What cannot be asked so: why, and the way on. Where it stands already, there is nothing to ask. */
function refuse({ timeZone }: OrganisationVisit, rdv: RdvFrom, reason: TargetRefusal): Answer {
  if (reason === 'inchange') return goTo(rdvHref(rdv), information('C’est déjà l’horaire de ce rendez-vous.'))
  const heading = 'Ce déplacement n’est pas possible ainsi'
  const next =
    reason === 'plusieurs-agents'
      ? { href: modificationPath(addressOf(rdv), queryFrom(rdv)), text: 'Modifier le rendez-vous' }
      : { href: reportPath(addressOf(rdv)), text: 'Choisir un autre horaire' }
  const back = { href: rdvHref(rdv), text: whoAndWhen(rdv, timeZone) }
  return showPage(refusedPage, { title: heading, heading, text: REFUSALS[reason], back, next }, 422)
}

const REFUSALS: Record<Exclude<TargetRefusal, 'inchange'>, string> = {
  'heure-illisible': 'Le jour ou l’heure demandés ne sont pas compris. Le rendez-vous n’a pas bougé.',
  'plusieurs-agents':
    'Ce rendez-vous a plusieurs agents : on ne sait pas qui serait remplacé. Choisissez-les dans « Modifier ».',
  'contexte-illisible':
    'Le contexte de ce rendez-vous ne peut pas être lu, et serait perdu. Prévenez votre administration.',
}
