import type { Request, Response } from 'express'
import {
  findPrescribedParticipation,
  type PrescribedParticipation,
} from '#domain/booking/prescription/find-prescribed-participation.ts'
import { displayName } from '#lib/names.ts'
import { phone } from '#lib/phone.ts'
import { dateTime, duration } from '#lib/spoken-words.ts'
import { linesOf, sentence } from '#lib/typography.ts'
import { id } from '#web/shared/address-values.ts'
import { found } from '#web/shared/refusal.ts'
import { queryOf } from '#web/shared/sent.ts'
import { agendaPath } from '../agenda/paths.ts'
import { page } from '../page.ts'
import { placeWords } from '../recherche/motif-words.ts'
import { recherchePath } from '../recherche/paths.ts'
import { organisationVisitOf } from '../visit.ts'

type Row = { term: string; value: string; lines?: string[] }
type ConfirmationPage = { rows: Row[]; support: string; mailTo: string | null; agenda: string; again: string }
const confirmationPage = page<ConfirmationPage>('agents/prescription/confirmation')

/** For who took it, alone. */
export async function show(req: Request, res: Response) {
  const { actor, agent, organisation, brand } = organisationVisitOf(req)
  const participationId = found(queryOf(req, { participation_id: id }).participation_id)
  const prescribed = found(await findPrescribedParticipation(actor, participationId))
  confirmationPage(req, res, {
    title: 'Rendez-vous confirmé',
    rows: rowsOf(prescribed),
    support: brand.supportEmail,
    mailTo: agent.email,
    agenda: agendaPath({ organisationId: organisation.id, agentId: agent.id }),
    again: recherchePath({ organisationId: organisation.id }),
  })
}

function rowsOf({ usager, rdv }: PrescribedParticipation): Row[] {
  const { motif, lieu, organisation } = rdv
  const startsAt = rdv.startsAt.toTemporalInstant().toZonedDateTimeISO(organisation.territoire.timeZone)
  const call = lieu?.phoneNumber ?? organisation.phoneNumber
  const instructions = linesOf(motif.instructionForRdv)
  return [
    { term: 'Usager', value: displayName(usager) },
    { term: 'Motif', value: rdv.name ?? motif.name },
    {
      term: 'Date',
      value: sentence(dateTime(startsAt)),
      lines: [duration((rdv.endsAt.getTime() - rdv.startsAt.getTime()) / 60_000)],
    },
    {
      term: 'Lieu',
      value: lieu?.name ?? sentence(placeWords[motif.locationType]),
      lines: [lieu?.address, organisation.name, call && phone(call)].filter((line) => line != null),
    },
    ...(instructions.length > 0
      ? [{ term: 'À savoir', value: instructions[0] ?? '', lines: instructions.slice(1) }]
      : []),
  ]
}
