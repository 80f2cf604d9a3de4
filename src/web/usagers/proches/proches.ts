import type { Request, Response } from 'express'
import { findProche, listProches } from '#domain/people/proche/proche-queries.ts'
import { addProche, updateProche } from '#domain/people/proche/write-proche.ts'
import { plainDate } from '#lib/day.ts'
import { fullName } from '#lib/names.ts'
import { say } from '#lib/say.ts'
import { localDay } from '#lib/zone.ts'
import { goTo } from '#web/shared/answer.ts'
import { success } from '#web/shared/flash.ts'
import { refuseFields } from '#web/shared/form-page.ts'
import { found, idOf, notFound } from '#web/shared/refusal.ts'
import { informationsPath } from '../compte/paths.ts'
import { page } from '../page.ts'
import { formPage, type UsagerVisit, visitOf } from '../visit.ts'
import { editionDeProchePath, nouveauProchePath, prochePath, prochesPath, suppressionDeProchePath } from './paths.ts'
import { procheForm, valuesOf } from './proche-form.ts'

type Line = { name: string; birthDate: Temporal.PlainDate | null; edit: string; remove: string }
const prochesPage = page<{ proches: Line[]; today: Temporal.PlainDate; add: string; back: string }>(
  'usagers/proches/proches',
)

export async function index(req: Request, res: Response) {
  const { actor, now } = visitOf(req)
  const proches = await listProches(actor)
  prochesPage(req, res, {
    title: say('Vos proches'),
    proches: proches.map(({ id, birthDate, ...names }) => ({
      name: fullName(names),
      birthDate: birthDate && plainDate(birthDate),
      edit: editionDeProchePath({ procheId: id }),
      remove: suppressionDeProchePath({ procheId: id }),
    })),
    today: localDay(now, 'Europe/Paris'),
    add: nouveauProchePath(),
    back: informationsPath(),
  })
}

type Content = { heading: string; action: string; back: string; hasBirth: boolean }
const prochePage = page<Content>('usagers/proches/proche')

export const { show, create } = formPage({
  page: prochePage,
  subject: () => null,
  form: ({ visit }) => procheForm(visit),
  content: ({ visit }) => {
    const heading = say('Ajouter un proche')
    const addresses = { action: prochesPath(), back: prochesPath() }
    return { title: heading, heading, hasBirth: visit.brand.asksBirthAndAddress, ...addresses }
  },
  async submit({ visit, data, once }) {
    const id = found(await addProche(visit.actor, { responsibleId: visit.usager.id, proche: data, once }))
    if (id === visit.usager.id)
      return refuseFields({ first_name: say('C’est vous : vous prenez rendez-vous pour vous sans vous ajouter ici.') })
    const said = success(say('{name} fait maintenant partie de vos proches.', { name: fullName(data) }))
    return goTo(prochesPath(), said)
  },
})

export const { show: edit, create: update } = formPage({
  page: prochePage,
  subject: requireProche,
  form: ({ visit }) => procheForm(visit),
  values: ({ subject }) => valuesOf(subject),
  content: ({ visit, subject: { id, ...names } }) => {
    const heading = say('{name} : modifier ses informations', { name: fullName(names) })
    const addresses = { action: prochePath({ procheId: id }), back: prochesPath() }
    return { title: heading, heading, hasBirth: visit.brand.asksBirthAndAddress, ...addresses }
  },
  async submit({ visit, subject, data }) {
    if (!(await updateProche(visit.actor, subject.id, data))) throw notFound()
    return goTo(prochesPath(), success(say('Les informations de votre proche sont enregistrées.')))
  },
})

/** One of his own; any other is not there. */
export async function requireProche({ actor }: UsagerVisit, req: Request) {
  return found(await findProche(actor, idOf(req.params.procheId)))
}
