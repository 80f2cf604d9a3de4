import type { Request, Response } from 'express'
import type { AgentRdv } from '#domain/booking/rdv/agent-rdv-queries.ts'
import {
  changeRdvStatus,
  type ReinstatementWarning,
  type StatusRefusal,
} from '#domain/booking/rdv/change-rdv-status.ts'
import { previewStatusChange } from '#domain/telling/notification/preview-status-change.ts'
import { findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import { parseForm } from '#lib/form.ts'
import { dateTime } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { flash, success, warning } from '#web/shared/flash.ts'
import { page } from '../page.ts'
import { authorOf, currentAgent } from '../session.ts'
import { choiceWords, statusWords } from '../status-words.ts'
import { organisationVisitOf } from '../visit.ts'
import { rdvPath, statutPath } from './paths.ts'
import { requireRdv, standingOf } from './require-rdv.ts'
import { type StatutSubmitted, statutForm } from './statut-form.ts'
import { toldSentences } from './told-words.ts'

type Field = { name: string; value: string }
type Asked = { action: string; rdvHref: string; fields: Field[] }
const statutPage = page<Asked & { question: string; consequences: string[] }>('agents/rdvs/statut')
const verificationPage = page<Asked & { points: { text: string }[] }>('agents/rdvs/verification')

/** Asks before the status of a rdv to come is taken back. */
export async function show(req: Request, res: Response) {
  const rdv = await requireRdv(req)
  const visit = organisationVisitOf(req)
  const { timeZone } = visit
  const { choices, startsAt } = standingOf(rdv, visit)
  if (!choices.includes('unknown')) return res.redirect(303, rdvPath(paramsOf(rdv)))

  const question = typo(`Effacer le statut du rendez-vous du ${dateTime(startsAt, timeZone)} ?`)
  const asked = askedOf(rdv, [{ name: 'status', value: 'unknown' }])
  statutPage(req, res, { title: question, question, consequences: await consequencesOf(req, rdv), ...asked })
}

export async function update(req: Request, res: Response) {
  const rdv = await requireRdv(req)
  const submitted = parseForm(statutForm, req.body)
  if (!submitted.ok) return turnBack(req, res, rdv, 'Choisissez un statut dans le menu.')
  const change = submitted.data
  const { choices } = standingOf(rdv, organisationVisitOf(req))
  if (rdv.status !== change.status && !choices.includes(change.status))
    return turnBack(req, res, rdv, REFUSALS['statut-change'])

  const actor = authorOf(currentAgent(req))
  const changed = await changeRdvStatus({ rdvId: rdv.id, ...change, actor, now: Temporal.Now.instant() })
  if (changed.ok) return done(req, res, rdv, change)
  if (changed.reason === 'a-verifier') return warn(req, res, rdv, changed.warnings)
  turnBack(req, res, rdv, REFUSALS[changed.reason])
}

const REFUSALS: Record<StatusRefusal, string> = {
  'rdv-introuvable': 'Ce rendez-vous n’existe plus.',
  'statut-change': 'Le statut de ce rendez-vous vient de changer. Rien n’a été enregistré.',
  'statut-impossible': 'Ce rendez-vous ne peut pas prendre ce statut.',
}

const WARNINGS: Record<ReinstatementWarning, string> = {
  'agent-occupe': 'Un autre rendez-vous a été pris à la même heure avec le même agent.',
  complet: 'Il y a plus de participants que de places.',
}

function done(req: Request, res: Response, rdv: AgentRdv, { status }: StatutSubmitted) {
  const text = status === 'unknown' ? 'Statut effacé.' : typo(`Statut enregistré : ${statusWords[status]}.`)
  flash(req, success(text))
  res.redirect(303, rdvPath(paramsOf(rdv)))
}

function turnBack(req: Request, res: Response, rdv: AgentRdv, text: string) {
  flash(req, warning(text))
  res.redirect(303, rdvPath(paramsOf(rdv)))
}

function warn(req: Request, res: Response, rdv: AgentRdv, warnings: readonly ReinstatementWarning[]) {
  const accepted = warnings.map((value) => ({ name: 'accepted', value }))
  const points = warnings.map((code) => ({ text: WARNINGS[code] }))
  const asked = askedOf(rdv, [{ name: 'status', value: 'unknown' }, ...accepted])
  verificationPage(req, res, { title: 'Vérifiez avant d’enregistrer', points, ...asked }, 422)
}

async function consequencesOf(req: Request, rdv: AgentRdv) {
  const told = await findToldRdv(rdv.id)
  const change = { status: 'unknown', actor: authorOf(currentAgent(req)), now: Temporal.Now.instant() } as const
  const sentences = told ? toldSentences(previewStatusChange(told, change)) : []
  return [choiceWords.unknown.meaning, ...(sentences.length > 0 ? sentences : ['Aucun message n’est envoyé.'])]
}

const askedOf = (rdv: AgentRdv, fields: Field[]): Asked => ({
  action: statutPath(paramsOf(rdv)),
  rdvHref: rdvPath(paramsOf(rdv)),
  fields: [...fields, { name: 'from', value: rdv.status }],
})

const paramsOf = ({ id, organisationId }: AgentRdv) => ({ organisationId, rdvId: id })
