import { countRdvsToComplete } from '#domain/booking/rdv/to-complete-queries.ts'
import { plural } from '#lib/spoken-words.ts'
import { typo } from '#lib/typography.ts'
import type { OrganisationVisit } from '../visit.ts'
import { rdvsPath } from './paths.ts'

export type ToComplete = { count: number; text: string; link: { href: string; text: string } }

/** « 13 rendez-vous passés sont à compléter. Les compléter » ; null when none is. */
export async function toCompleteBanner({ actor, organisation, now }: OrganisationVisit): Promise<ToComplete | null> {
  const count = await countRdvsToComplete(actor, now)
  if (count === 0) return null
  const where = actor.roles.length > 1 ? ' dans toutes vos organisations' : ''
  const text = plural(count, 'rendez-vous passé est à compléter', 'rendez-vous passés sont à compléter')
  const href = rdvsPath({ organisationId: organisation.id }, { status: 'unknown_past', agent_id: 'me' })
  return { count, text: typo(`${text}${where}.`), link: { href, text: count > 1 ? 'Les compléter' : 'Le compléter' } }
}
