import type { Request, Response } from 'express'
import { z } from 'zod'
import { chooseAgendaDisplay } from '#domain/booking/agenda/choose-agenda-display.ts'
import { idOf } from '#web/shared/refusal.ts'
import { bodyOf, typedIn } from '#web/shared/sent.ts'
import { organisationVisitOf } from '../visit.ts'
import { addressQuery, readAddress } from './agenda-address.ts'
import { agendaPath } from './paths.ts'

const yesOrNo = z.enum(['true', 'false']).transform((text) => text === 'true')
const sent = { display_cancelled_rdv: yesOrNo, display_saturdays: yesOrNo }

/** The preference is that of who is signed in, whoever the agenda is of. */
export async function update(req: Request, res: Response) {
  const { organisation, author } = organisationVisitOf(req)
  const params = { organisationId: organisation.id, agentId: idOf(req.params.agentId) }
  const { display_cancelled_rdv: displayCancelledRdv, display_saturdays: displaySaturdays } = bodyOf(req, sent)
  if (displayCancelledRdv !== null) await chooseAgendaDisplay(author, { displayCancelledRdv })
  if (displaySaturdays !== null) await chooseAgendaDisplay(author, { displaySaturdays })
  res.redirect(303, agendaPath(params, addressQuery(readAddress(typedIn(req), ''))))
}
