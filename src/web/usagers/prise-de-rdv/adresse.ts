import type { Request, Response } from 'express'
import { type Adresse, searchAdresses } from '#infra/adresse.ts'
import { searchCommunes } from '#infra/communes.ts'
import { type Form, refusedForm } from '#lib/form.ts'
import { say } from '#lib/say.ts'
import { page } from '../page.ts'
import { backTo, type Parcours, parcoursOf, queryOf } from './parcours.ts'
import { adressesPath, recherchePath } from './paths.ts'
import type { Reached } from './reached.ts'

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
export async function show(req: Request, res: Response, { parcours }: Reached) {
  const chosen = chosenAmong(req.query.choix)
  if (chosen) return res.redirect(303, recherchePath({}, queryOf({ ...backTo.adresse(parcours), ...chosen })))
  if (req.query.address === undefined) return ask(req, res, parcours, {})
  if (!parcours.address)
    return ask(req, res, parcours, { error: say('Écrivez votre adresse, ou seulement votre ville.') })

  const found = await searchAdresses(parcours.address)
  const adresses = found && found.length > 0 ? found : await searchCommunes(parcours.address)
  const missing = say('Nous ne trouvons pas cette adresse. Écrivez seulement votre ville ou votre code postal.')
  if (adresses.length === 0) return ask(req, res, parcours, { error: missing })
  return ask(req, res, parcours, { adresses, isServiceDown: found === null })
}

type Found = { adresses?: Adresse[]; isServiceDown?: boolean; error?: string }

function ask(req: Request, res: Response, parcours: Parcours, { adresses = [], isServiceDown = false, error }: Found) {
  const values = { address: req.query.address ?? '' }
  const title = adresses.length > 0 ? say('Précisez votre adresse') : say('Votre adresse')
  adressePage(
    req,
    res,
    {
      title,
      form: refusedForm(values, error ? { address: error } : {}),
      source: `${adressesPath()}?q=`,
      action: recherchePath(),
      kept: keptFields(parcours),
      choices: adresses.map((adresse) => ({
        value: recherchePath({}, answersOf(adresse)).split('?')[1] ?? '',
        text: adresse.label,
      })),
      isServiceDown,
    },
    error ? 422 : 200,
  )
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
function chosenAmong(choice: unknown): Parcours | null {
  if (typeof choice !== 'string') return null
  const answers = parcoursOf(Object.fromEntries(new URLSearchParams(choice)))
  return answers.departement ? answers : null
}

function keptFields(parcours: Parcours) {
  const { external_organisation_ids: ids = [] } = backTo.adresse(parcours)
  return ids.map((value) => ({ name: 'external_organisation_ids[]', value }))
}
