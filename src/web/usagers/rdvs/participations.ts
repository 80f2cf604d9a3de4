import type { Request, Response } from 'express'
import { z } from 'zod'
import { type EnrolOutcome, enrolInRdv } from '#domain/booking/participation/enrol-in-rdv.ts'
import { canChangeParticipants } from '#domain/booking/rdv/usager-rdv-policy.ts'
import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import { listPersons } from '#domain/people/usager/booking-file-queries.ts'
import { emptyForm, type Form, parseForm } from '#lib/form.ts'
import { say } from '#lib/say.ts'
import { flash, information, success, warning } from '#web/shared/flash.ts'
import { page } from '../page.ts'
import { personWords } from '../prise-de-rdv/person-words.ts'
import { nouveauProchePath } from '../proches/paths.ts'
import { authorOf, currentUsager, usagerActor } from '../session.ts'
import { ownParticipations } from './family-status.ts'
import { participationsPath, rdvPath } from './paths.ts'
import { timesOf } from './rdv-facts.ts'
import { requireRdv } from './require-rdv.ts'

type Content = {
  form: Form
  persons: { value: string; text: string; hint: string | null }[]
  chosen: string
  action: string
  back: string
  newProche: string
}
const participationsPage = page<Content>('usagers/rdvs/participations')

const choose = () => say('Choisissez une personne.')
const participationForm = z.object({
  usager_id: z.coerce.number({ error: choose }).int({ error: choose }),
})

/** Who of the family comes. */
export async function index(req: Request, res: Response) {
  const rdv = await requireRdv(req)
  if (!mayChange(req, rdv)) return refuse(req, res, rdv)
  await render(req, res, rdv, emptyForm())
}

export async function create(req: Request, res: Response) {
  const rdv = await requireRdv(req)
  if (!mayChange(req, rdv)) return refuse(req, res, rdv)
  const submitted = parseForm(participationForm, req.body)
  if (!submitted.ok) return render(req, res, rdv, submitted.form, 422)

  const usager = currentUsager(req)
  const who = { usagerId: submitted.data.usager_id, booker: 'usager', actor: authorOf(usager) } as const
  const enrolled = await enrolInRdv({ rdvId: rdv.id, ...who, now: Temporal.Now.instant() })
  flash(req, wordsOf(enrolled))
  res.redirect(303, rdvPath({ rdvId: rdv.id }))
}

const wordsOf = (enrolled: EnrolOutcome) => {
  if (!enrolled.ok) return notChanged()
  return enrolled.change === 'already'
    ? information(say('Cette personne est déjà inscrite.'))
    : success(say('La personne qui vient est changée.'))
}

const notChanged = () => warning(say('La personne qui vient ne peut plus être changée en ligne.'))

/** Several people of one family at one rdv are changed by the service. */
const mayChange = (req: Request, rdv: UsagerRdv) =>
  canChangeParticipants(usagerActor(req), rdv, Temporal.Now.instant()) &&
  ownParticipations(usagerActor(req), rdv).length === 1

function refuse(req: Request, res: Response, rdv: UsagerRdv) {
  flash(req, notChanged())
  res.redirect(303, rdvPath({ rdvId: rdv.id }))
}

async function render(req: Request, res: Response, rdv: UsagerRdv, form: Form, status = 200) {
  const { id, familyIds } = usagerActor(req)
  const persons = await listPersons(id, familyIds)
  const today = Temporal.Now.zonedDateTimeISO(timesOf(rdv).startsAt.timeZoneId).toPlainDate()
  participationsPage(
    req,
    res,
    {
      title: say('Qui vient au rendez-vous ?'),
      form,
      persons: persons.map((person) => {
        const { name, birth } = personWords(person, today)
        return { value: String(person.id), text: person.id === id ? say('Vous, {name}', { name }) : name, hint: birth }
      }),
      chosen: String(ownParticipations(usagerActor(req), rdv)[0]?.usagerId ?? ''),
      action: participationsPath({ rdvId: rdv.id }),
      back: rdvPath({ rdvId: rdv.id }),
      newProche: nouveauProchePath(),
    },
    status,
  )
}
