import type { Request } from 'express'
import { z } from 'zod'
import {
  changeParticipationStatus,
  type ParticipationStatusRefusal,
} from '#domain/booking/participation/change-participation-status.ts'
import type { AgentRdvParticipation } from '#domain/booking/rdv/agent-rdv-queries.ts'
import * as statusRules from '#domain/booking/rdv/status-rules.ts'
import { findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import { fullName } from '#lib/names.ts'
import { typo } from '#lib/typography.ts'
import { goTo, showInstead } from '#web/shared/answer.ts'
import { success, warning } from '#web/shared/flash.ts'
import { found, idOf } from '#web/shared/refusal.ts'
import { queryOf } from '#web/shared/sent.ts'
import { page } from '../page.ts'
import { organisationFormPage } from '../visit.ts'
import { participationWords } from './participation-words.ts'
import { participationPath } from './paths.ts'
import { addressOf, queryFrom, type RdvFrom, rdvHref } from './rdv-address.ts'
import { rdvOf } from './rdv-editor.ts'
import { SILENCE, toldSentences } from './told.ts'
import { type Asked, verification } from './verification.ts'

type Question = { question: string; consequences: string[]; yes: string; no: string }
type Subject = { rdv: RdvFrom; participation: AgentRdvParticipation; wanted: statusRules.ParticipationStatus | null }

const status = z.enum(['unknown', 'seen', 'noshow', 'excused'])
const sent = z.object({
  status,
  from: z.enum(statusRules.STATUSES),
  accepted: z.literal('complet').optional().catch(undefined),
})

/** Asks before somebody is told that he comes no more, or again; the menu sends the others at once. */
export const { show: edit, create: update } = organisationFormPage({
  page: page<Asked & Question>('agents/rdvs/participation'),
  subject: (_visit, req) => subjectOf(req),
  hidden: ({ visit, subject }) => (isOffered(subject, visit) ? null : goTo(rdvHref(subject.rdv))),
  unfit: ({ subject }) => goTo(rdvHref(subject.rdv), warning('Choisissez un statut dans le menu.')),
  form: () => sent,
  async content({ visit, subject: { rdv, participation, wanted } }) {
    const chosen = wanted ?? 'unknown'
    const question = typo(`${QUESTIONS[chosen]} ${fullName(participation.usager)} ?`)
    const asked = { of: 'participations', ids: [participation.id], status: chosen } as const
    const told = toldSentences(await findToldRdv(rdv.id), asked, visit)
    return {
      title: question,
      question,
      consequences: [participationWords[chosen].meaning, ...(told.length > 0 ? told : [SILENCE])],
      yes: chosen === 'excused' ? 'Annuler l’inscription' : 'Enregistrer',
      no: chosen === 'excused' ? 'Garder l’inscription' : 'Revenir au rendez-vous',
      ...askedOf(rdv, participation, [{ name: 'status', value: chosen }]),
    }
  },
  async submit({ visit: { author: actor, now }, subject: { rdv, participation }, data }) {
    const { accepted, ...asked } = data
    const change = { rdvId: rdv.id, participationId: participation.id, ...asked, acceptsFull: accepted === 'complet' }
    const changed = await changeParticipationStatus({ ...change, actor, now })
    if (!changed.ok && changed.reason === 'complet') return showInstead(warnFull(rdv, participation))
    const said = changed.ok ? done(participation, data.status) : warning(REFUSALS[changed.reason])
    return goTo(rdvHref(rdv), said)
  },
})

/** `wanted`: what the menu asks about. */
function subjectOf(req: Request): Subject {
  const rdv = rdvOf(req)
  const id = idOf(req.params.participationId)
  const participation = found(rdv.participations.find((one) => one.id === id) ?? null)
  return { rdv, participation, wanted: queryOf(req, { status }).status }
}

const isOffered = (
  { wanted, ...facts }: Subject,
  clock: Parameters<typeof statusRules.offeredToParticipation>[1],
): boolean => wanted !== null && statusRules.offeredToParticipation(facts, clock).includes(wanted)

const QUESTIONS: Record<statusRules.ParticipationStatus, string> = {
  excused: 'Annuler l’inscription de',
  unknown: 'Effacer le statut de',
  seen: 'Noter la présence de',
  noshow: 'Noter l’absence de',
}

function done({ usager }: AgentRdvParticipation, given: statusRules.ParticipationStatus) {
  const words = participationWords[given].text
  const text = given === 'unknown' ? 'Statut effacé' : `Statut enregistré : ${words}`
  return success(typo(`${text} (${fullName(usager)}).`))
}

const REFUSALS: Record<ParticipationStatusRefusal, string> = {
  complet: 'Toutes les places sont prises.',
  'participation-introuvable': 'Cette personne n’est plus inscrite.',
  'pas-le-sien': 'Ce rendez-vous ne vous est plus ouvert. Rien n’a été enregistré.',
  'statut-change': 'Le statut de cette personne vient de changer. Rien n’a été enregistré.',
  'statut-impossible': 'Cette personne ne peut pas prendre ce statut.',
  'rdv-annule': 'Ce rendez-vous est annulé. Effacez d’abord son statut.',
}

const warnFull = (rdv: RdvFrom, participation: AgentRdvParticipation) =>
  verification(
    [{ text: REFUSALS.complet }],
    askedOf(rdv, participation, [
      { name: 'status', value: 'unknown' },
      { name: 'accepted', value: 'complet' },
    ]),
  )

const askedOf = (
  rdv: RdvFrom,
  { id: participationId, status: from }: AgentRdvParticipation,
  fields: Asked['fields'],
): Asked => ({
  action: participationPath({ ...addressOf(rdv), participationId }, queryFrom(rdv)),
  rdvHref: rdvHref(rdv),
  fields: [...fields, { name: 'from', value: from }],
})
