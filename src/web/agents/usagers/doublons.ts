import type { Request } from 'express'
import { recordConsultation } from '#domain/journal/journal/record-consultation.ts'
import { type Duplicate, duplicateKey } from '#domain/people/usager/duplicate.ts'
import { localDay } from '#lib/zone.ts'
import { type Answer, showPage } from '#web/shared/answer.ts'
import { hiddenFieldsOf, typedIn } from '#web/shared/sent.ts'
import { page } from '../page.ts'
import type { OrganisationVisit } from '../visit.ts'
import { type Link, useLink } from './fiche.ts'
import { personShown } from './person-words.ts'

type Content = {
  points: { name: string; detail: string; why: string; link: Link | null }[]
  action: string
  fields: { name: string; value: string }[]
}

const doublonsPage = page<Content>('agents/usagers/doublons')

const WHY: Record<Duplicate['kind'], string> = {
  'meme-identite': 'mêmes nom, prénom et date de naissance',
  'meme-telephone': 'même téléphone',
}

type Asked = { visit: OrganisationVisit; duplicates: readonly Duplicate[]; opener: string | null; action: string }

/** Files that may be of the same person, before one more is written: the form is sent again, with what was shown. */
export function askAboutDoubles(req: Request, { visit, duplicates, opener, action }: Asked): Answer {
  const { now, author, organisation, timeZone } = visit
  const seen = duplicates.filter(({ person }) => !person.isMasked).map(({ person }) => person.id)
  void recordConsultation({ usagerIds: seen, actor: author, organisationId: organisation.id, screen: 'doublon', now })
  const today = localDay(now, timeZone)
  const content = {
    title: 'Vérifiez avant d’enregistrer',
    points: duplicates.map(({ kind, person }) => {
      const { name, detail } = personShown(person, today)
      return { name, detail, why: WHY[kind], link: useLink(visit, person, opener) }
    }),
    action,
    fields: [
      ...hiddenFieldsOf(typedIn(req)).filter(({ name }) => name !== 'confirmed[]'),
      ...duplicates.map((duplicate) => ({ name: 'confirmed[]', value: duplicateKey(duplicate) })),
    ],
  }
  return showPage(doublonsPage, content, 422)
}
