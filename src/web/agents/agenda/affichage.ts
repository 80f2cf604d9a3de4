import type { Request, Response } from 'express'
import { z } from 'zod'
import { chooseAgendaDisplay } from '#domain/booking/agenda/choose-agenda-display.ts'
import { parseForm } from '#lib/form.ts'
import { idOf } from '#web/shared/refusal.ts'
import { currentOrganisation } from '../current-organisation.ts'
import { authorOf, currentAgent } from '../session.ts'
import { readAddress } from './agenda-address.ts'
import { agendaPath } from './paths.ts'

const affichageForm = z.object({ display_cancelled_rdv: z.enum(['true', 'false']) })

/** The preference is that of who is signed in, whoever the agenda is of. */
export async function update(req: Request, res: Response) {
  const params = { organisationId: currentOrganisation(req).id, agentId: idOf(req.params.agentId) }
  const submitted = parseForm(affichageForm, req.body)
  if (submitted.ok) {
    const displayCancelledRdv = submitted.data.display_cancelled_rdv === 'true'
    await chooseAgendaDisplay(authorOf(currentAgent(req)), { displayCancelledRdv })
  }
  res.redirect(303, agendaPath(params, readAddress(req.body, '')))
}
