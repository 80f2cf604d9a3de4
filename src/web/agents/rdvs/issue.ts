import type { Request } from 'express'
import { z } from 'zod'
import { findAgentRdv } from '#domain/booking/rdv/agent-rdv-queries.ts'
import { changeRdvStatus, type StatusOutcome } from '#domain/booking/rdv/change-rdv-status.ts'
import { STATUSES, type Status } from '#domain/booking/rdv/status-rules.ts'
import { countRdvsToComplete } from '#domain/booking/rdv/to-complete-queries.ts'
import { typo } from '#lib/typography.ts'
import { id, longAddress } from '#web/shared/address-values.ts'
import { goTo } from '#web/shared/answer.ts'
import { success, warning } from '#web/shared/flash.ts'
import type { Flash } from '#web/shared/layout.ts'
import { statusWords } from '#web/shared/rdv-status-words.ts'
import type { Handler } from '#web/shared/routes.ts'
import { bodyOf } from '#web/shared/sent.ts'
import { statusRefusalWords } from '../status-words.ts'
import { type OrganisationVisit, organisationVisitOf } from '../visit.ts'
import { aCompleterPath, issuePath } from './paths.ts'
import { addressOf, ofLists, type RdvFrom, rdvHref } from './rdv-address.ts'
import { rdvOf } from './rdv-editor.ts'
import { rowInWords } from './rdv-row.ts'

const sent = {
  /** Taken back only from a row that said it. */
  status: z.enum(['seen', 'noshow', 'unknown']),
  from: z.enum(STATUSES),
  retour: longAddress,
  suite: id,
}

type Sent = { status: 'seen' | 'noshow' | 'unknown'; from: Status; back: Back }
type Back = { list: string | null; next: number | null }

/** What became of a rdv, said in one click from a list, which goes on at the next row; undone alike. */
export const create: Handler = async (req, res) => {
  const visit = organisationVisitOf(req)
  const rdv = rdvOf(req)
  const asked = read(req)
  if (!asked) return goTo(rdvHref(rdv), warning('Choisissez un statut dans le menu.')).give(req, res)

  const { status, from, back } = asked
  const changed = await changeRdvStatus({ rdvId: rdv.id, status, from, actor: visit.author, now: visit.now })
  const said = changed.ok ? await done(visit, rdv, asked) : warning(await refused(visit, rdv, changed))
  return goTo(hrefOf(rdv, changed.ok ? back : { ...back, next: rdv.id }), said).give(req, res)
}

function read(req: Request): Sent | null {
  const { status, from, retour, suite } = bodyOf(req, sent)
  return status && from ? { status, from, back: { list: ofLists(retour), next: suite } } : null
}

const hrefOf = (rdv: RdvFrom, { list, next }: Back) => (list ? `${list}#rdv-${next ?? rdv.id}` : rdvHref(rdv))

/** « Inès BENALI, mardi 2 mars à 9 h 30 : a eu lieu. Reste 12. » */
async function done(visit: OrganisationVisit, rdv: RdvFrom, { status, back }: Sent): Promise<Flash> {
  const who = nameOf(rdv, visit)
  if (status === 'unknown') return success(typo(`${who} : statut effacé.`))
  const isCounted = back.list?.startsWith(aCompleterPath({ organisationId: visit.organisation.id }))
  const left = isCounted ? ` Reste ${await countRdvsToComplete(visit.actor, visit.now)}.` : ''
  const fields = [
    { name: 'status', value: 'unknown' },
    { name: 'from', value: status },
    { name: 'retour', value: back.list ?? '' },
    { name: 'suite', value: String(rdv.id) },
  ]
  const undo = { action: issuePath(addressOf(rdv)), text: 'Annuler ce changement', fields }
  return { ...success(typo(`${who} : ${statusWords[status]}.${left}`)), undo }
}

/** Somebody else was first: what he said stays, and is said. */
async function refused(
  { actor }: OrganisationVisit,
  rdv: RdvFrom,
  { reason }: Extract<StatusOutcome, { ok: false }>,
): Promise<string> {
  if (reason !== 'statut-change' && reason !== 'deja-annule') return statusRefusalWords[reason]
  const { organisationId, id: rdvId } = rdv
  const now = await findAgentRdv(actor, { organisationId, rdvId })
  const status = now && now.status !== 'unknown' ? statusWords[now.status] : 'sans statut'
  return typo(`Ce rendez-vous a changé entre-temps : ${status}. Rien n’a été enregistré.`)
}

const nameOf = (rdv: RdvFrom, { timeZone }: OrganisationVisit) =>
  rowInWords({ ...rdv, usagers: rdv.participations.map(({ usager }) => usager) }, timeZone)
