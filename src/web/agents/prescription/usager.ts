import type { Request, Response } from 'express'
import { words } from '#web/shared/address-values.ts'
import { type Answer, goTo, showPage } from '#web/shared/answer.ts'
import { isAsked, queryOf } from '#web/shared/sent.ts'
import { page } from '../page.ts'
import { type PersonPicker, personPicker, pickerAnswer } from '../usagers/picker.ts'
import { organisationVisitOf } from '../visit.ts'
import { choiceIn } from './choice.ts'
import { backTo, type Parcours, parcoursOf } from './parcours.ts'
import { recapitulatifPath, usagerPath } from './paths.ts'
import { chosenHref, findPrescribing, type Prescribing, searchHref } from './prescribing.ts'

type UsagerPage = {
  picker: PersonPicker
  action: string
  fields: { name: string; value: string }[]
  back: string
  errors: { href: string; text: string }[]
}
const usagerPage = page<UsagerPage>('agents/prescription/usager')

/** Who comes: passed over when it is known, unless one comes back to it. */
export async function show(req: Request, res: Response) {
  const visit = organisationVisitOf(req)
  const prescribing = await findPrescribing(visit, parcoursOf(req.query))
  const { parcours, usager } = prescribing
  const picked = await pickerAnswer({
    visit,
    sent: req.query,
    usagerIds: parcours.user_ids ?? [],
    hrefWith: ({ usagerIds, term }) => hrefWith(prescribing, usagerIds, term),
  })
  const isSent = isAsked(req, 'suite') || isAsked(req, 'personne')
  const answer = picked ?? (usager && (isSent || !parcours.revoir) ? goTo(chosenHref(prescribing, parcours)) : null)
  await (answer ?? (await ask(prescribing, { term: queryOf(req, { term: words }).term, isSent }))).give(req, res)
}

/** Somebody chosen leads on at once. */
function hrefWith({ visit, parcours }: Prescribing, ids: number[], term: string | null) {
  const next: Parcours = { ...parcours, user_ids: ids.slice(0, 1) }
  const place = { organisationId: visit.organisation.id }
  if (ids.length > 0) return recapitulatifPath(place, { ...next, revoir: undefined })
  return usagerPath(place, { ...next, term })
}

async function ask(prescribing: Prescribing, { term, isSent }: { term: string | null; isSent: boolean }) {
  const { visit, parcours } = prescribing
  if (!choiceIn(parcours)) return goTo(searchHref(prescribing, parcours))
  const error = isSent ? 'Choisissez une personne.' : null
  const action = usagerPath({ organisationId: visit.organisation.id })
  const fields = new URL(usagerPath({ organisationId: visit.organisation.id }, parcours), 'http://rdv').searchParams
  const content = {
    title: 'Pour qui est ce rendez-vous ?',
    picker: await personPicker({ visit, usagerIds: parcours.user_ids ?? [], term, most: 1, error }),
    action,
    fields: [...fields].map(([name, value]) => ({ name, value })),
    back: searchHref(prescribing, backTo.creneau(parcours)),
    errors: error ? [{ href: '#term', text: error }] : [],
  }
  return showPage(usagerPage, content, error ? 422 : 200) satisfies Answer
}
