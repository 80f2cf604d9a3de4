import type { Request, Response } from 'express'
import { z } from 'zod'
import { chooseAgendaDisplay } from '#domain/booking/agenda/choose-agenda-display.ts'
import { idOf } from '#web/shared/refusal.ts'
import { bodyOf, typedIn } from '#web/shared/sent.ts'
import { organisationVisitOf } from '../visit.ts'
import { readAddress } from './agenda-address.ts'
import { agendaPath } from './paths.ts'

const sent = { display_cancelled_rdv: z.enum(['true', 'false']) }

/** The preference is that of who is signed in, whoever the agenda is of. */
export async function update(req: Request, res: Response) {
  const { organisation, author } = organisationVisitOf(req)
  const params = { organisationId: organisation.id, agentId: idOf(req.params.agentId) }
  const { display_cancelled_rdv: chosen } = bodyOf(req, sent)
  if (chosen) await chooseAgendaDisplay(author, { displayCancelledRdv: chosen === 'true' })
  res.redirect(303, agendaPath(params, readAddress(typedIn(req), '')))
}
