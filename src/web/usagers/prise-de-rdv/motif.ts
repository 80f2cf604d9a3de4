import type { Request, Response } from 'express'
import { oneByKey, servicesOf } from '#domain/territory/motif/motif-search.ts'
import type { MotifFound } from '#domain/territory/motif/motif-search-queries.ts'
import { foldedWords } from '#lib/folding.ts'
import { say } from '#lib/say.ts'
import { page } from '../page.ts'
import { saysNothingFound } from './nothing-found.ts'
import { backTo, type Parcours, queryOf } from './parcours.ts'
import { recherchePath } from './paths.ts'
import type { Reached } from './reached.ts'
import { type RecapRow, recapOf } from './recap.ts'
import { type ReferentHint, referentHintOf } from './referents.ts'
import { factsOf } from './words.ts'

type Choice = { title: string; href: string; facts: { icon: string; text: string }[] }

type MotifPage = {
  groups: { service: string; choices: Choice[] }[]
  recap: RecapRow[]
  back: { href: string; text: string }
  /** Words that filter a long list; null: the list is short. */
  filter: { action: string; words: string; kept: { name: string; value: string }[] } | null
  referents: ReferentHint | null
}

const SHORT_LIST = 12

const motifPage = page<MotifPage>('usagers/prise-de-rdv/motif')

export async function show(req: Request, res: Response, reached: Reached) {
  const { parcours, motifs } = reached
  if (motifs.length === 0 && (await saysNothingFound(req, res, reached))) return
  const choices = oneByKey(motifs)
  const words = typeof req.query.mots === 'string' ? req.query.mots.trim().slice(0, 80) : ''
  const shown = choices.filter(({ name }) => foldedWords(name).includes(foldedWords(words)))
  motifPage(req, res, {
    title:
      choices.length > 0
        ? say('Pourquoi prenez-vous rendez-vous ?')
        : say('Aucun rendez-vous ne se prend en ligne ici'),
    groups: groupsOf(parcours, shown),
    recap: recapOf(parcours, {}),
    back: backOf(parcours),
    filter: choices.length > SHORT_LIST ? { action: recherchePath(), words, kept: keptFields(parcours) } : null,
    referents: await referentHintOf(req, parcours),
  })
}

const groupsOf = (parcours: Parcours, motifs: readonly MotifFound[]) =>
  servicesOf(motifs).map(({ id, name }) => ({
    service: name,
    choices: motifs.filter(({ serviceId }) => serviceId === id).map((motif) => choiceOf(parcours, motif)),
  }))

const choiceOf = (parcours: Parcours, motif: MotifFound): Choice => ({
  title: motif.name,
  href: recherchePath(
    {},
    queryOf({ ...parcours, service_id: motif.serviceId, motif_name_with_location_type: motif.key }),
  ),
  facts: factsOf(motif),
})

function backOf(parcours: Parcours) {
  if (parcours.service_id)
    return { href: recherchePath({}, queryOf(backTo.service(parcours))), text: say('Changer de service') }
  return { href: recherchePath({}, queryOf(backTo.adresse(parcours))), text: say('Changer d’adresse') }
}

const keptFields = (parcours: Parcours) => {
  const kept = new URLSearchParams(recherchePath({}, queryOf(backTo.motif(parcours))).split('?')[1])
  return [...kept].map(([name, value]) => ({ name, value }))
}
