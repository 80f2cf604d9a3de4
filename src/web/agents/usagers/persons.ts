import type { Request, Response } from 'express'
import { z } from 'zod'
import { searchPersons } from '#domain/people/usager/search-persons.ts'
import { localDay } from '#lib/zone.ts'
import { id, ids, words } from '#web/shared/address-values.ts'
import { found } from '#web/shared/refusal.ts'
import { queryOf } from '#web/shared/sent.ts'
import { visitOf } from '../visit.ts'
import { groupsOf, isAmong } from './found-persons.ts'

/** What the combobox of the picker asks while an agent types. A list is no consultation. */
export async function index(req: Request, res: Response) {
  const { actor, now } = visitOf(req)
  const asked = queryOf(req, { organisation_id: id, term: words, exclude_ids: ids, among: z.enum(['responsables']) })
  const organisationId = found(asked.organisation_id)
  found(actor.roles.find((role) => role.organisationId === organisationId))
  const people = await searchPersons({ actor, organisationId, term: asked.term ?? '', except: asked.exclude_ids ?? [] })
  const offered = people.filter(isAmong[asked.among ?? 'tous'])
  res.json({
    results: groupsOf(offered, localDay(now, 'Europe/Paris')).map(({ title, persons }) => ({
      text: title,
      children: persons.map(({ id: personId, name, detail, isProche }) => ({
        id: personId,
        text: `${name}${isProche ? ' (proche)' : ''} - ${detail}`,
        name,
        detail,
      })),
    })),
  })
}
