import type { Request, Response } from 'express'
import type { AgentRdv } from '#domain/booking/rdv/agent-rdv-queries.ts'
import { type CancelRefusal, cancelRdv } from '#domain/booking/rdv/cancel-rdv.ts'
import { previewStatusChange } from '#domain/telling/notification/preview-status-change.ts'
import { findToldRdv } from '#domain/telling/notification/rdv-notification-queries.ts'
import { emptyForm, type Form, parseForm } from '#lib/form.ts'
import { dateTime, dateTimeShort } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import { flash, success, warning } from '#web/shared/flash.ts'
import { page } from '../page.ts'
import { authorOf, currentAgent } from '../session.ts'
import { annulationForm, annulationOptions } from './annulation-form.ts'
import { annulationPath, rdvPath } from './paths.ts'
import { requireRdv, standingOf } from './require-rdv.ts'
import { toldSentences } from './told-words.ts'

type Content = {
  form: Form
  question: string
  consequences: string[]
  options: readonly { value: string; text: string }[]
  action: string
  fields: { name: string; value: string }[]
  rdvHref: string
}
const annulationPage = page<Content>('agents/rdvs/annulation')

export async function show(req: Request, res: Response) {
  const rdv = await requireRdv(req)
  if (!isOffered(req, rdv)) return turnBack(req, res, rdv)
  const { status } = req.query
  const chosen = rdv.motif.collectif ? 'revoked' : status
  await render(req, res, rdv, emptyForm({ status: chosen }))
}

export async function create(req: Request, res: Response) {
  const rdv = await requireRdv(req)
  if (!isOffered(req, rdv)) return turnBack(req, res, rdv)
  const submitted = parseForm(annulationForm, req.body)
  if (!submitted.ok) return render(req, res, rdv, submitted.form, 422)

  const actor = authorOf(currentAgent(req))
  const cancelled = await cancelRdv({ rdvId: rdv.id, ...submitted.data, actor, now: Temporal.Now.instant() })
  flash(req, cancelled.ok ? success(`Rendez-vous du ${whenOf(req, rdv)} annulé.`) : warning(REFUSALS[cancelled.reason]))
  res.redirect(303, rdvPath(paramsOf(rdv)))
}

const REFUSALS: Record<CancelRefusal, string> = {
  'rdv-introuvable': 'Ce rendez-vous n’existe plus.',
  'deja-annule': 'Ce rendez-vous était déjà annulé.',
  'statut-change': 'Le statut de ce rendez-vous vient de changer. Il n’est pas annulé.',
  'statut-impossible': 'Un rendez-vous collectif s’annule par le service.',
}

const isOffered = (req: Request, rdv: AgentRdv) =>
  standingOf(req, rdv, Temporal.Now.instant()).choices.includes('revoked')

function turnBack(req: Request, res: Response, rdv: AgentRdv) {
  flash(req, warning('Ce rendez-vous a déjà un statut. Effacez-le d’abord pour annuler.'))
  res.redirect(303, rdvPath(paramsOf(rdv)))
}

async function render(req: Request, res: Response, rdv: AgentRdv, form: Form, status = 200) {
  const { startsAt, timeZone } = standingOf(req, rdv, Temporal.Now.instant())
  const question = typo(`Annuler le rendez-vous du ${dateTime(startsAt, timeZone)} ?`)
  const options = rdv.motif.collectif ? annulationOptions.slice(1) : annulationOptions
  const addresses = {
    action: annulationPath(paramsOf(rdv)),
    fields: [{ name: 'from', value: rdv.status }],
    rdvHref: rdvPath(paramsOf(rdv)),
  }
  const consequences = await consequencesOf(req, rdv)
  annulationPage(req, res, { title: question, form, question, options, consequences, ...addresses }, status)
}

async function consequencesOf(req: Request, rdv: AgentRdv) {
  const told = await findToldRdv(rdv.id)
  const change = { status: 'revoked', actor: authorOf(currentAgent(req)), now: Temporal.Now.instant() } as const
  const sentences = told ? toldSentences(previewStatusChange(told, change)) : []
  const silence = sentences.length > 0 ? [] : ['Aucun message n’est envoyé.']
  return [...sentences, ...silence, 'L’horaire redevient libre.', 'Le rendez-vous reste dans l’agenda et l’historique.']
}

const whenOf = (req: Request, rdv: AgentRdv) => {
  const { startsAt, timeZone } = standingOf(req, rdv, Temporal.Now.instant())
  return dateTimeShort(startsAt, timeZone)
}

const paramsOf = ({ id, organisationId }: AgentRdv) => ({ organisationId, rdvId: id })
