import { oneByKey, servicesOf } from '#domain/territory/motif/motif-search.ts'
import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { foldedWords } from '#lib/folding.ts'
import { say } from '#lib/say.ts'
import { showPage } from '#web/shared/answer.ts'
import { page } from '../page.ts'
import { whyNothingFound } from './nothing-found.ts'
import { backTo, fieldsOf, type Parcours, searchHref } from './parcours.ts'
import { recherchePath } from './paths.ts'
import type { Reached, Typed } from './reached.ts'
import { type Recap, recapOf } from './recap.ts'
import { type ReferentHint, referentHintOf } from './referents.ts'
import { factsOf } from './words.ts'

type Choice = { title: string; href: string; facts: { icon: string; text: string }[] }

type MotifPage = {
  groups: { service: string; choices: Choice[] }[]
  recap: Recap | null
  back: { href: string; text: string }
  /** Words that filter a long list; null: the list is short. */
  filter: { action: string; words: string; kept: { name: string; value: string }[] } | null
  referents: ReferentHint | null
}

const SHORT_LIST = 12

const motifPage = page<MotifPage>('usagers/prise-de-rdv/motif')

export async function show(reached: Reached, { words }: Typed) {
  const { visit, parcours, motifs } = reached
  const instead = motifs.length === 0 ? await whyNothingFound(reached) : null
  if (instead) return instead
  const choices = oneByKey(motifs)
  const shown = choices.filter(({ name }) => foldedWords(name).includes(foldedWords(words)))
  return showPage(motifPage, {
    title:
      choices.length > 0
        ? say('Pourquoi prenez-vous rendez-vous ?')
        : say('Aucun rendez-vous ne se prend en ligne ici'),
    groups: groupsOf(parcours, shown),
    recap: recapOf(parcours, {}),
    back: backOf(parcours),
    filter:
      choices.length > SHORT_LIST ? { action: recherchePath(), words, kept: fieldsOf(backTo.motif(parcours)) } : null,
    referents: await referentHintOf(visit, parcours),
  })
}

const groupsOf = (parcours: Parcours, motifs: readonly MotifFound[]) =>
  servicesOf(motifs).map(({ id, name }) => ({
    service: name,
    choices: motifs.filter(({ serviceId }) => serviceId === id).map((motif) => choiceOf(parcours, motif)),
  }))

const choiceOf = (parcours: Parcours, motif: MotifFound): Choice => ({
  title: motif.name,
  href: searchHref({ ...parcours, service_id: motif.serviceId, motif_name_with_location_type: motif.key }),
  facts: factsOf(motif),
})

function backOf(parcours: Parcours) {
  if (parcours.service_id) return { href: searchHref(backTo.service(parcours)), text: say('Changer de service') }
  return { href: searchHref(backTo.adresse(parcours)), text: say('Changer d’adresse') }
}
