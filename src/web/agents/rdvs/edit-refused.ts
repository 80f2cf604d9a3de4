import type { EditOutcome } from '#domain/booking/rdv/edit-rdv.ts'
import { type Answer, goTo } from '#web/shared/answer.ts'
import { warning } from '#web/shared/flash.ts'
import { rdvsPath } from './paths.ts'
import type { RdvFrom } from './rdv-address.ts'

type Reason = Extract<EditOutcome, { reason: unknown }>['reason']

/** It changed between what was judged and the deed, in something that the page does not show. */
export const CHANGED = 'Ce rendez-vous vient de changer. Rien n’est enregistré. Relisez, puis recommencez.'

/** Who is told is no more who the page said. */
export const TOLD_OTHERWISE =
  'Les messages qui partiront ne sont plus ceux que cette page annonçait. Relisez-les, puis confirmez.'

/** What came meanwhile is on the page itself, under this. */
export const MEANWHILE = 'Quelque chose a changé depuis que cette page a été ouverte. Relisez, puis confirmez.'

/** A rdv that is no more his to change. */
export const closed = ({ organisationId }: RdvFrom, reason: Exclude<Reason, 'change-entre-temps'>): Answer =>
  goTo(rdvsPath({ organisationId }), warning(REFUSALS[reason]))

const REFUSALS: Record<Exclude<Reason, 'change-entre-temps'>, string> = {
  'rdv-introuvable': 'Ce rendez-vous n’est plus là. Rien n’a été enregistré.',
  'pas-le-sien': 'Ce rendez-vous ne vous est plus ouvert. Rien n’a été enregistré.',
}
