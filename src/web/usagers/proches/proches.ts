import type { Request, Response } from 'express'
import { findProche, listProches } from '#domain/people/proche/proche-queries.ts'
import { addProche, updateProche } from '#domain/people/proche/write-proche.ts'
import { emptyForm, type Form, parseForm } from '#lib/form.ts'
import { localAddress } from '#lib/local-address.ts'
import { fullName } from '#lib/names.ts'
import { say } from '#lib/say.ts'
import { flash, success } from '#web/shared/flash.ts'
import { brandOf } from '#web/shared/page.ts'
import { found, idOf, notFound } from '#web/shared/refusal.ts'
import { informationsPath } from '../compte/paths.ts'
import { page } from '../page.ts'
import { currentUsager } from '../session.ts'
import { editionDeProchePath, nouveauProchePath, prochePath, prochesPath, suppressionDeProchePath } from './paths.ts'
import { procheForm, valuesOf } from './proche-form.ts'

type Line = { name: string; birthDate: Temporal.PlainDate | null; edit: string; remove: string }
const prochesPage = page<{ proches: Line[]; today: Temporal.PlainDate; add: string; back: string }>(
  'usagers/proches/proches',
)

type Content = { form: Form; heading: string; action: string; back: string; hasBirth: boolean; retour: string | null }
const prochePage = page<Content>('usagers/proches/proche')

export async function index(req: Request, res: Response) {
  const proches = await listProches(currentUsager(req).id)
  prochesPage(req, res, {
    title: say('Vos proches'),
    proches: proches.map(({ id, birthDate, ...names }) => ({
      name: fullName(names),
      birthDate: birthDate && Temporal.PlainDate.from(birthDate.toISOString().slice(0, 10)),
      edit: editionDeProchePath({ procheId: id }),
      remove: suppressionDeProchePath({ procheId: id }),
    })),
    today: Temporal.Now.plainDateISO('Europe/Paris'),
    add: nouveauProchePath(),
    back: informationsPath(),
  })
}

export const show = (req: Request, res: Response) => render(req, res, asNew(), emptyForm())

/** From the journey, `retour` says where to come back, with the proche chosen. */
export async function create(req: Request, res: Response) {
  const submitted = parseForm(procheForm(asksBirth(req)), req.body)
  if (!submitted.ok) return render(req, res, asNew(), submitted.form, 422)

  const procheId = await addProche(currentUsager(req).id, submitted.data)
  flash(req, success(say('{name} fait maintenant partie de vos proches.', { name: fullName(submitted.data) })))
  const retour = retourOf(req)
  res.redirect(303, retour ? `${retour}${retour.includes('?') ? '&' : '?'}user_ids[]=${procheId}` : prochesPath())
}

export async function edit(req: Request, res: Response) {
  const proche = await requireProche(req)
  render(req, res, knownAs(proche), emptyForm(valuesOf(proche)))
}

export async function update(req: Request, res: Response) {
  const proche = await requireProche(req)
  const submitted = parseForm(procheForm(asksBirth(req)), req.body)
  if (!submitted.ok) return render(req, res, knownAs(proche), submitted.form, 422)

  if (!(await updateProche(proche.id, currentUsager(req).id, submitted.data))) throw notFound()
  flash(req, success(say('Les informations de votre proche sont enregistrées.')))
  res.redirect(303, prochesPath())
}

/** One of his own; any other is not there. */
export const requireProche = async (req: Request) =>
  found(await findProche(idOf(req.params.procheId), currentUsager(req).id))

type Which = { heading: string; action: string }
const asNew = (): Which => ({ heading: say('Ajouter un proche'), action: prochesPath() })
const knownAs = ({ id, ...names }: { id: number; firstName: string; lastName: string }): Which => ({
  heading: say('{name} : modifier ses informations', { name: fullName(names) }),
  action: prochePath({ procheId: id }),
})

const asksBirth = (req: Request) => brandOf(req).code !== 'rdv_mairie'
const retourOf = (req: Request) => localAddress(req.body?.retour ?? req.query.retour)

function render(req: Request, res: Response, which: Which, form: Form, status = 200) {
  const retour = retourOf(req)
  const content = { form, ...which, back: retour ?? prochesPath(), hasBirth: asksBirth(req), retour }
  prochePage(req, res, { title: which.heading, ...content }, status)
}
