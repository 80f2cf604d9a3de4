import { type ServiceFound, servicesOf } from '#domain/territory/motif/motif-search.ts'
import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { foldedWords } from '#lib/folding.ts'
import { say } from '#lib/say.ts'
import { showPage } from '#web/shared/answer.ts'
import { lineInWords } from '#web/shared/demo-lines.ts'
import { page } from '../page.ts'
import { type Contact, contactsOf } from './motif-contacts.ts'
import { whyNothingFound } from './nothing-found.ts'
import { backTo, fieldsOf, type Parcours, searchHref } from './parcours.ts'
import { recherchePath } from './paths.ts'
import type { Reached, Typed } from './reached.ts'
import { type Recap, recapOf } from './recap.ts'
import { type ReferentHint, referentHintOf } from './referents.ts'
import { factsInWords } from './words.ts'

type Reason = { name: string; line: string | null; facts: string; href: string }

type MotifPage = {
  groups: { id: string; name: string; shortName: string; line: string | null; items: Reason[] }[]
  recap: Recap | null
  back: { href: string; text: string }
  /** All the services, for whoever came by the link of one. */
  allServices: string | null
  /** Words that filter a long list; null: the list is short. */
  filter: { action: string; words: string; kept: { name: string; value: string }[] } | null
  /** Whom to call about what is not in the list. */
  contacts: Contact[]
  referents: ReferentHint | null
}

const SHORT_LIST = 12

const motifPage = page<MotifPage>('usagers/prise-de-rdv/motif')

/** What may be booked, of all services, on one page. */
export async function show(reached: Reached, { words }: Typed) {
  const { visit, parcours, motifs } = reached
  const instead = motifs.length === 0 ? await whyNothingFound(reached) : null
  if (instead) return instead
  const services = servicesOf(motifs)
  const count = services.reduce((sum, service) => sum + service.motifs.length, 0)
  return showPage(motifPage, {
    title: count > 0 ? say('Pourquoi prenez-vous rendez-vous ?') : say('Aucun rendez-vous ne se prend en ligne ici'),
    groups: groupsOf(parcours, among(services, foldedWords(words))),
    recap: recapOf(parcours, {}),
    back: {
      href: searchHref(backTo.adresse(parcours)),
      text: parcours.address ? say('Changer d’adresse') : say('Chercher près d’une adresse'),
    },
    allServices: parcours.service_id ? searchHref({ ...parcours, service_id: undefined }) : null,
    filter: count > SHORT_LIST ? { action: recherchePath(), words, kept: fieldsOf(backTo.motif(parcours)) } : null,
    contacts: await contactsOf(motifs),
    referents: await referentHintOf(visit, parcours),
  })
}

/** Words of a motif, of its line or of its service. */
function among(services: readonly ServiceFound[], words: string) {
  const says = (...texts: (string | null)[]) => texts.some((text) => foldedWords(text ?? '').includes(words))
  return services
    .map((service) => ({
      ...service,
      motifs: says(service.name, service.description)
        ? service.motifs
        : service.motifs.filter(({ name, description }) => says(name, description)),
    }))
    .filter(({ motifs }) => motifs.length > 0)
}

function groupsOf(parcours: Parcours, services: readonly ServiceFound[]): MotifPage['groups'] {
  const keys = services.flatMap(({ motifs }) => motifs.map(({ key }) => key))
  const isOfSeveral = (key: string) => keys.filter((other) => other === key).length > 1
  return services.map(({ id, name, shortName, description, motifs }) => ({
    id: `service-${id}`,
    name,
    shortName,
    line: lineInWords(description),
    items: motifs.map((motif) => reasonOf(motif)),
  }))

  /** Its service is an answer only where two of them have a motif of that name. */
  function reasonOf({ key, name, description, serviceId, ...motif }: MotifFound): Reason {
    const service_id = isOfSeveral(key) ? serviceId : parcours.service_id
    return {
      name,
      line: lineInWords(description),
      facts: factsInWords(motif),
      href: searchHref({ ...parcours, service_id, motif_name_with_location_type: key }),
    }
  }
}
