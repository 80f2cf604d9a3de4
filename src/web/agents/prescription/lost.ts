import type { PrescriptionLost } from '#domain/booking/prescription/prescribe-rdv.ts'
import { localDay } from '#lib/zone.ts'
import { goTo } from '#web/shared/answer.ts'
import { warning } from '#web/shared/flash.ts'
import { backTo, type Parcours } from './parcours.ts'
import { usagerPath } from './paths.ts'
import { type Prescribing, searchHref } from './prescribing.ts'

type Step = 'creneau' | 'lieu' | 'motif' | 'usager'

const TAKEN = { words: 'Ce créneau vient d’être pris. Choisissez-en un autre.', step: 'creneau' } as const
const FULL = { words: 'Ce RDV collectif n’a plus de place. Choisissez-en un autre.', step: 'creneau' } as const
const CLOSED = {
  words: 'Ce motif n’est plus proposé à d’autres organisations. Choisissez-en un autre.',
  step: 'motif',
} as const
const NOBODY = { words: 'Cette personne n’est pas connue ici. Choisissez-en une autre.', step: 'usager' } as const

const refusals: Record<PrescriptionLost, { words: string; step: Step }> = {
  'creneau-pris': TAKEN,
  'non-propose': { words: 'Ce créneau n’est pas proposé. Choisissez-en un autre.', step: 'creneau' },
  'hors-horaires': {
    words: 'Personne ne reçoit à cette heure là où vit cette personne. Choisissez un autre créneau.',
    step: 'creneau',
  },
  'delai-depasse': { words: 'Ce créneau ne peut plus être choisi. Choisissez-en un autre.', step: 'creneau' },
  'lieu-ferme': { words: 'Ce lieu ne reçoit plus pour ce motif. Choisissez-en un autre.', step: 'lieu' },
  'motif-ferme': CLOSED,
  'invitation-fermee': CLOSED,
  complet: FULL,
  'rdv-annule': FULL,
  'rdv-introuvable': FULL,
  'deja-inscrit': { words: 'Cette personne est déjà inscrite à ce RDV collectif.', step: 'creneau' },
  'plusieurs-personnes': { words: 'Plusieurs personnes de cette famille viennent déjà à ce RDV.', step: 'creneau' },
  'compte-demande': FULL,
  'deja-annule': FULL,
  'trop-tard': FULL,
  'usager-introuvable': NOBODY,
  'usager-hors-famille': NOBODY,
  'telephone-manquant': { words: 'Cette personne n’a pas de téléphone. Complétez sa fiche.', step: 'usager' },
}

/** Back to the question whose answer no longer holds, the others kept: the same week. */
export function lost(reason: PrescriptionLost, prescribing: Prescribing) {
  const { visit, parcours } = prescribing
  const { words, step } = refusals[reason]
  const to = {
    creneau: () => searchHref(prescribing, backTo.creneau(onItsDay(parcours, visit.timeZone))),
    lieu: () => searchHref(prescribing, backTo.lieu(parcours)),
    motif: () => searchHref(prescribing, backTo.motif(parcours)),
    usager: () => usagerPath({ organisationId: visit.organisation.id }, { ...parcours, user_ids: undefined }),
  }
  return goTo(to[step](), warning(words))
}

const onItsDay = (parcours: Parcours, timeZone: string): Parcours =>
  parcours.starts_at === undefined
    ? parcours
    : { ...parcours, date: localDay(Temporal.Instant.from(parcours.starts_at), timeZone).toString() }
