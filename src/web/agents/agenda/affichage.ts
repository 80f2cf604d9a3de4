import type { Request, Response } from 'express'
import { z } from 'zod'
import { chooseAgendaDisplay } from '#domain/booking/agenda/choose-agenda-display.ts'
import { parseForm } from '#lib/form.ts'
import { idOf } from '#web/shared/refusal.ts'
import { organisationVisitOf } from '../visit.ts'
import { readAddress } from './agenda-address.ts'
import { agendaPath } from './paths.ts'

const affichageForm = z.object({ display_cancelled_rdv: z.enum(['true', 'false']) })

/** The preference is that of who is signed in, whoever the agenda is of. */
export async function update(req: Request, res: Response) {
  const { organisation, author } = organisationVisitOf(req)
  const params = { organisationId: organisation.id, agentId: idOf(req.params.agentId) }
  const submitted = parseForm(affichageForm, req.body)
  if (submitted.ok) {
    const displayCancelledRdv = submitted.data.display_cancelled_rdv === 'true'
    await chooseAgendaDisplay(author, { displayCancelledRdv })
  }
  res.redirect(303, agendaPath(params, readAddress(req.body, '')))
}
