import type { Request, Response } from 'express'
import { z } from 'zod'
import {
  changeParticipationStatus,
  type ParticipationStatusRefusal,
} from '#domain/booking/participation/change-participation-status.ts'
import type { AgentRdv, AgentRdvParticipation } from '#domain/booking/rdv/agent-rdv-queries.ts'
import { type ParticipationChoice, STATUSES } from '#domain/booking/rdv/status-choice.ts'
import { findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import { fullName } from '#lib/names.ts'
import { typo } from '#lib/typography.ts'
import { flash, success, warning } from '#web/shared/flash.ts'
import { found, idOf } from '#web/shared/refusal.ts'
import { page } from '../page.ts'
import { authorOf, currentAgent } from '../session.ts'
import { choicesOf, toldOf } from './participation-menu.ts'
import { participationWords } from './participation-words.ts'
import { participationPath, rdvPath } from './paths.ts'
import { requireRdv } from './require-rdv.ts'

type Field = { name: string; value: string }
type Asked = { action: string; rdvHref: string; fields: Field[] }
type Question = { question: string; consequences: string[]; yes: string; no: string }
const participationPage = page<Asked & Question>('agents/rdvs/participation')
const verificationPage = page<Asked & { points: { text: string }[] }>('agents/rdvs/verification')

const status = z.enum(['unknown', 'seen', 'noshow', 'excused'])
const sent = z.object({
  status,
  from: z.enum(STATUSES),
  accepted: z.literal('complet').optional().catch(undefined),
})

/** Asks before somebody is told that he comes no more, or again. */
export async function edit(req: Request, res: Response) {
  const { rdv, participation } = await requireParticipation(req)
  const wanted = status.safeParse(req.query.status)
  if (!wanted.success || !isOffered(req, rdv, participation, wanted.data))
    return res.redirect(303, rdvPath(addressOf(rdv)))

  const { data: chosen } = wanted
  const told = toldOf(req, await findToldRdv(rdv.id), { participationId: participation.id, status: chosen })
  const question = typo(`${QUESTIONS[chosen]} ${fullName(participation.usager)} ?`)
  participationPage(req, res, {
    title: question,
    question,
    consequences: [participationWords[chosen].meaning, ...(told.length > 0 ? told : ['Aucun message n’est envoyé.'])],
    yes: chosen === 'excused' ? 'Annuler l’inscription' : 'Enregistrer',
    no: chosen === 'excused' ? 'Garder l’inscription' : 'Revenir au rendez-vous',
    ...askedOf(rdv, participation, [{ name: 'status', value: chosen }]),
  })
}

const QUESTIONS: Record<ParticipationChoice, string> = {
  excused: 'Annuler l’inscription de',
  unknown: 'Effacer le statut de',
  seen: 'Noter la présence de',
  noshow: 'Noter l’absence de',
}

export async function update(req: Request, res: Response) {
  const { rdv, participation } = await requireParticipation(req)
  const submitted = sent.safeParse(req.body)
  if (!submitted.success) return turnBack(req, res, rdv, 'Choisissez un statut dans le menu.')
  const { from, accepted, ...change } = submitted.data
  if (participation.status !== change.status && !isOffered(req, rdv, participation, change.status))
    return turnBack(req, res, rdv, REFUSALS['statut-change'])

  const changed = await changeParticipationStatus({
    rdvId: rdv.id,
    participationId: participation.id,
    from,
    ...change,
    acceptsFull: accepted === 'complet',
    actor: authorOf(currentAgent(req)),
    now: Temporal.Now.instant(),
  })
  if (changed.ok) return done(req, res, { rdv, participation, status: change.status })
  if (changed.reason === 'complet') return warnFull(req, res, rdv, participation)
  turnBack(req, res, rdv, REFUSALS[changed.reason])
}

type Done = { rdv: AgentRdv; participation: AgentRdvParticipation; status: ParticipationChoice }

function done(req: Request, res: Response, { rdv, participation, status: given }: Done) {
  const words = participationWords[given].text
  const text = given === 'unknown' ? 'Statut effacé' : `Statut enregistré : ${words}`
  flash(req, success(typo(`${text} (${fullName(participation.usager)}).`)))
  res.redirect(303, rdvPath(addressOf(rdv)))
}

const REFUSALS: Record<Exclude<ParticipationStatusRefusal, 'complet'>, string> = {
  'participation-introuvable': 'Cette personne n’est plus inscrite.',
  'statut-change': 'Le statut de cette personne vient de changer. Rien n’a été enregistré.',
  'statut-impossible': 'Cette personne ne peut pas prendre ce statut.',
  'rdv-annule': 'Ce rendez-vous est annulé. Effacez d’abord son statut.',
}

async function requireParticipation(req: Request) {
  const rdv = await requireRdv(req)
  const id = idOf(req.params.participationId)
  return { rdv, participation: found(rdv.participations.find((one) => one.id === id) ?? null) }
}

const isOffered = (req: Request, rdv: AgentRdv, participation: AgentRdvParticipation, chosen: ParticipationChoice) =>
  rdv.motif.collectif && choicesOf(req, rdv, participation, Temporal.Now.instant()).includes(chosen)

function turnBack(req: Request, res: Response, rdv: AgentRdv, text: string) {
  flash(req, warning(text))
  res.redirect(303, rdvPath(addressOf(rdv)))
}

function warnFull(req: Request, res: Response, rdv: AgentRdv, participation: AgentRdvParticipation) {
  const fields = [
    { name: 'status', value: 'unknown' },
    { name: 'accepted', value: 'complet' },
  ]
  const points = [{ text: 'Toutes les places sont prises.' }]
  const asked = askedOf(rdv, participation, fields)
  verificationPage(req, res, { title: 'Vérifiez avant d’enregistrer', points, ...asked }, 422)
}

const askedOf = (
  rdv: AgentRdv,
  { id: participationId, status: from }: AgentRdvParticipation,
  fields: Field[],
): Asked => ({
  action: participationPath({ ...addressOf(rdv), participationId }),
  rdvHref: rdvPath(addressOf(rdv)),
  fields: [...fields, { name: 'from', value: from }],
})

const addressOf = ({ id, organisationId }: AgentRdv) => ({ organisationId, rdvId: id })
