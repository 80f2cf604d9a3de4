import { listServedDepartements } from '#domain/territory/territoire/territoire-queries.ts'
import { type Adresse, searchAdresses, searchTowns } from '#infra/adresse.ts'
import { type Form, refusedForm } from '#lib/form.ts'
import { say } from '#lib/say.ts'
import { goTo, showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import { backTo, fieldsOf, type Parcours, parcoursOf, searchHref } from './parcours.ts'
import { adressesPath, recherchePath } from './paths.ts'
import type { Reached, Typed } from './reached.ts'

type AdressePage = {
  form: Form
  source: string
  action: string
  kept: { name: string; value: string }[]
  /** Places found for what was typed; empty before anything is typed. */
  choices: { value: string; text: string }[]
  isServiceDown: boolean
}

const adressePage = page<AdressePage>('usagers/prise-de-rdv/adresse')

/** Asks for an address, then, without JavaScript, which of those found is the right one. */
export async function show({ visit, parcours }: Reached, { address, choice }: Typed) {
  const chosen = chosenAmong(choice)
  if (chosen) return goTo(searchHref({ ...backTo.adresse(parcours), ...chosen }))
  if (address === null) return ask(parcours, '', {})
  if (!parcours.address)
    return ask(parcours, address, { error: say('Écrivez votre adresse, ou seulement votre ville.') })

  const found = await searchAdresses(parcours.address)
  const adresses =
    found && found.length > 0 ? found : await searchTowns(parcours.address, await listServedDepartements(visit.now))
  const missing = say('Nous ne trouvons pas cette adresse. Écrivez seulement votre ville ou votre code postal.')
  if (adresses.length === 0) return ask(parcours, address, { error: missing })
  return ask(parcours, address, { adresses, isServiceDown: found === null })
}

type Found = { adresses?: Adresse[]; isServiceDown?: boolean; error?: string }

function ask({ external_organisation_ids }: Parcours, address: string, found: Found) {
  const { adresses = [], isServiceDown = false, error } = found
  const content = {
    title: adresses.length > 0 ? say('Précisez votre adresse') : say('Votre adresse'),
    form: refusedForm({ address }, error ? { address: error } : {}),
    source: `${adressesPath()}?q=`,
    action: recherchePath(),
    kept: fieldsOf({ external_organisation_ids }),
    choices: adresses.map((adresse) => ({
      value: searchHref(answersOf(adresse)).split('?')[1] ?? '',
      text: adresse.label,
    })),
    isServiceDown,
  }
  return showPage(adressePage, content, error ? 422 : 200)
}

const answersOf = (adresse: Adresse) => ({ address: adresse.label, ...hiddenAnswers(adresse) })

export const hiddenAnswers = (adresse: Adresse) => ({
  departement: adresse.departement,
  city_code: adresse.cityCode,
  street_ban_id: adresse.streetBanId ?? undefined,
  latitude: adresse.latitude ?? undefined,
  longitude: adresse.longitude ?? undefined,
})

/** A radio button carries the answers of its address, read again like any others. */
function chosenAmong(choice: string | null): Parcours | null {
  if (choice === null) return null
  const answers = parcoursOf(Object.fromEntries(new URLSearchParams(choice)))
  return answers.departement ? answers : null
}
