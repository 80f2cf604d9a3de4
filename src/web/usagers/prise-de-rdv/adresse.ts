import { findPlaces, type Places } from '#domain/territory/commune/find-places.ts'
import { listServedDepartements } from '#domain/territory/territoire/territoire-queries.ts'
import type { Adresse } from '#infra/adresse.ts'
import { departementAlone, departementName } from '#lib/departements.ts'
import { type Form, refusedForm } from '#lib/form.ts'
import { spokenLanguage } from '#lib/language.ts'
import { say } from '#lib/say.ts'
import { ofName } from '#lib/spoken-words.ts'
import { type Answer, goTo, showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import { type AddressField, addressField, knownAddressOf } from './address-field.ts'
import { backTo, byWhichDoor, fieldsOf, type Parcours, parcoursOf, searchHref } from './parcours.ts'
import { recherchePath } from './paths.ts'
import type { Reached, Typed } from './reached.ts'

type AdressePage = {
  form: Form
  field: AddressField
  action: string
  kept: { name: string; value: string }[]
  /** Départements of the site, in a sentence; null: the page does not need it. */
  served: string | null
  /** Who to ask instead, where the site gives no rdv. */
  elsewhere: string | null
}

const adressePage = page<AdressePage>('usagers/prise-de-rdv/adresse')

/** Asks for an address; several places that it may be are proposed, the only one goes straight on. */
export async function show(reached: Reached, { address, choice, isChoosing }: Typed): Promise<Answer> {
  const { visit, parcours } = reached
  if (choice === NONE_OF_THEM) return goTo(searchHref(backTo.adresse(parcours)))
  const chosen = choice === null ? null : chosenIn(choice)
  if (chosen) return goTo(searchHref({ ...byWhichDoor(parcours), ...chosen }))
  if (address === null || reached.again) return ask(reached, { address })
  const problem = problemOf(address)
  if (problem) return ask(reached, { address, error: problem })

  const places = await findPlaces(address.trim(), visit.now)
  if (places.found.length === 0) return askNotFound(reached, address)
  if (places.only && !isChoosing)
    return goTo(
      searchHref({
        ...byWhichDoor(parcours),
        ...answersOf(places.only),
        ville: places.areTowns ? '1' : undefined,
      }),
    )
  return letChoose(parcours, { address, places, isChoosing })
}

const LONGEST = 200

function problemOf(address: string) {
  const excess = address.trim().length - LONGEST
  if (address.trim() === '') return say('Écrivez votre adresse, ou seulement votre ville.')
  return excess > 0 ? say('{most} caractères au plus. Retirez-en {excess}.', { most: LONGEST, excess }) : null
}

async function askNotFound(reached: Reached, address: string) {
  const error = say('Nous ne trouvons pas cette adresse. Écrivez seulement votre ville ou votre code postal.')
  return ask(reached, { address, error, served: await servedInWords(reached.visit.now) })
}

type Asked = { address: string | null; error?: string; served?: string | null }

function ask({ visit, parcours }: Reached, { address, error, served = null }: Asked) {
  const known = address === null ? knownAddressOf(visit.identified) : null
  const content = {
    title: say('Votre adresse'),
    form: refusedForm({ address: address ?? known ?? '' }, error ? { address: error } : {}),
    field: addressField({ isKnown: known !== null }),
    action: recherchePath(),
    kept: fieldsOf(byWhichDoor(parcours)),
    served,
    elsewhere: null,
  }
  return showPage(adressePage, content, error ? 422 : 200)
}

/** Instead of reasons that nobody offers there: where the site gives rdvs, and who else to ask. */
export async function whyUnserved({ visit, parcours, motifs }: Reached): Promise<Answer | null> {
  const { departement, address, public_link_organisation_id } = parcours
  const name = departement && departementName(departement)
  if (!name || motifs.length > 0 || visit.invited || public_link_organisation_id) return null
  if ((await listServedDepartements(visit.now)).includes(departement)) return null
  const place = address ? cityOf(address) : name
  return showPage(adressePage, {
    title: say('Pas de rendez-vous ici pour {place}', { place }),
    form: refusedForm({ address: address ?? '' }, {}),
    field: addressField({ isKnown: false }),
    action: recherchePath(),
    kept: fieldsOf(byWhichDoor(parcours)),
    served: await servedInWords(visit.now),
    elsewhere: say('Pour {place} : demandez au département {departement}.', {
      place,
      departement: ofName(name),
    }),
  })
}

/** « Arras », of « 12 Rue des Fours 62000 Arras ». */
const cityOf = (address: string) => /\b\d{5} (.+)$/.exec(address)?.[1] ?? address

async function servedInWords(now: Temporal.Instant) {
  const names = (await listServedDepartements(now)).flatMap((number) => departementName(number) ?? [])
  if (names.length === 0) return null
  const departements = new Intl.ListFormat(spokenLanguage().code).format(names)
  return say('Ce site prend des rendez-vous pour {departements}.', { departements })
}

type ChoixPage = {
  form: Form
  legend: string
  choices: { value: string; text: string; hint?: string }[]
  action: string
  kept: { name: string; value: string }[]
  isServiceDown: boolean
  correct: string
}

const choixPage = page<ChoixPage>('usagers/prise-de-rdv/choix-adresse')

const NONE_OF_THEM = 'aucune'

type Choosing = { address: string; places: Places; isChoosing: boolean }

function letChoose(parcours: Parcours, { address, places, isChoosing }: Choosing) {
  const { areTowns, isServiceDown } = places
  const content = {
    title: areTowns ? say('Précisez votre ville') : say('Précisez votre adresse'),
    legend: areTowns ? say('Quelle est votre ville ?') : say('Laquelle est la vôtre ?'),
    form: refusedForm({}, isChoosing ? { choix: say('Choisissez une réponse.') } : {}),
    choices: [
      ...places.found.map((place) => choiceOf(place, areTowns)),
      {
        value: NONE_OF_THEM,
        text: areTowns ? say('Aucune de ces villes') : say('Aucune de ces adresses'),
        hint: say('Vous pourrez écrire votre adresse autrement'),
      },
    ],
    action: recherchePath(),
    kept: [...fieldsOf({ ...byWhichDoor(parcours), address: address.trim() }), { name: 'choisir', value: '1' }],
    isServiceDown,
    correct: searchHref(backTo.adresse({ ...parcours, address: address.trim() })),
  }
  return showPage(choixPage, content, isChoosing ? 422 : 200)
}

/** Towns of one name are told apart by their département. */
const choiceOf = (place: Adresse, isTown: boolean) => ({
  value: searchHref(answersOf(place)).split('?')[1] ?? '',
  text: place.label,
  ...(isTown ? { hint: departementAlone(place.departement) ?? place.departement } : {}),
})

const answersOf = (place: Adresse): Parcours => ({ address: place.label, ...hiddenAnswers(place) })

export const hiddenAnswers = (place: Adresse) => ({
  departement: place.departement,
  city_code: place.cityCode,
  street_ban_id: place.streetBanId ?? undefined,
  latitude: place.latitude ?? undefined,
  longitude: place.longitude ?? undefined,
})

/** A radio button carries the answers of its place, read again like any others. */
function chosenIn(choice: string): Parcours | null {
  const { address, departement, city_code, street_ban_id, latitude, longitude } = parcoursOf(
    Object.fromEntries(new URLSearchParams(choice)),
  )
  return departement ? { address, departement, city_code, street_ban_id, latitude, longitude } : null
}
