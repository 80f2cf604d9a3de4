import type { Request, Response } from 'express'
import { findInformations, type Informations, listSwitchedFields } from '#domain/people/usager/informations-queries.ts'
import { updateInformations } from '#domain/people/usager/update-informations.ts'
import { emptyForm, type Form, parseForm } from '#lib/form.ts'
import { isMobile } from '#lib/phone.ts'
import { say } from '#lib/say.ts'
import { flash, success, warning } from '#web/shared/flash.ts'
import { brandOf } from '#web/shared/page.ts'
import { page } from '../page.ts'
import { prochesPath } from '../proches/paths.ts'
import { currentUsager } from '../session.ts'
import { type Asked, caisses, familySituations, informationsForm, valuesOf } from './informations-form.ts'
import {
  changementDeMotDePassePath,
  connexionsPath,
  consultationsPath,
  courrielPath,
  informationsPath,
  mesDonneesPath,
  suppressionDuComptePath,
} from './paths.ts'

type Content = {
  form: Form
  known: Informations
  birthDate: Temporal.PlainDate | null
  isLocked: boolean
  asked: { birth: boolean; address: boolean } & Record<string, unknown>
  choices: { caisses: ReturnType<typeof caisses>; familySituations: ReturnType<typeof familySituations> }
  paths: Record<
    'action' | 'email' | 'password' | 'proches' | 'consultations' | 'connexions' | 'file' | 'deletion',
    string
  >
}
const informationsPage = page<Content>('usagers/compte/informations')

export async function edit(req: Request, res: Response) {
  const known = await findInformations(currentUsager(req).id)
  render(req, res, { known, asked: await askedOf(req), form: emptyForm(valuesOf(known)) })
}

export async function update(req: Request, res: Response) {
  const { id, isIdentityLocked } = currentUsager(req)
  const asked = await askedOf(req)
  const submitted = parseForm(informationsForm(asked, isIdentityLocked), req.body)
  if (!submitted.ok)
    return render(req, res, { known: await findInformations(id), asked, form: submitted.form, status: 422 })

  await updateInformations(id, submitted.data)
  const { phoneNumber, notifyBySms } = submitted.data
  const isSilent = notifyBySms && phoneNumber && !isMobile(phoneNumber)
  flash(
    req,
    isSilent
      ? warning(say('Vos informations sont enregistrées. Ce numéro ne reçoit pas de SMS.'))
      : success(say('Vos informations sont enregistrées.')),
  )
  res.redirect(303, informationsPath())
}

const askedOf = async (req: Request): Promise<Asked> => {
  const isMairie = brandOf(req).code === 'rdv_mairie'
  return { birth: !isMairie, address: !isMairie, switched: await listSwitchedFields(currentUsager(req).id) }
}

type Shown = { known: Informations; asked: Asked; form: Form; status?: number }

function render(req: Request, res: Response, { known, asked, form, status = 200 }: Shown) {
  const { birth, address, switched } = asked
  const content = {
    form,
    known,
    birthDate: known.birthDate && Temporal.PlainDate.from(known.birthDate.toISOString().slice(0, 10)),
    isLocked: currentUsager(req).isIdentityLocked,
    asked: { birth, address, ...Object.fromEntries(switched.map((field) => [field, true])) },
    choices: { caisses: caisses(), familySituations: familySituations() },
    paths: PATHS,
  }
  informationsPage(req, res, { title: say('Vos informations'), ...content }, status)
}

const PATHS = {
  action: informationsPath(),
  email: courrielPath(),
  password: changementDeMotDePassePath(),
  proches: prochesPath(),
  consultations: consultationsPath(),
  connexions: connexionsPath(),
  file: mesDonneesPath(),
  deletion: suppressionDuComptePath(),
}
