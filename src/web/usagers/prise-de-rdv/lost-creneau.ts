import type { CreneauRefusal } from '#domain/booking/creneau/look-at-creneau.ts'
import type { EnrolRefusal } from '#domain/booking/participation/enrol-in-rdv.ts'
import { say } from '#lib/say.ts'
import { goTo } from '#web/shared/answer.ts'
import { warning } from '#web/shared/flash.ts'
import { asNamed, backTo, type Parcours, searchHref } from './parcours.ts'

export type Lost = CreneauRefusal | Exclude<EnrolRefusal, 'usager-hors-famille'>

type Step = 'creneau' | 'lieu' | 'motif'

const refusals: Record<Lost, { words: (parcours: Parcours) => string; step: Step }> = {
  'creneau-pris': { words: () => say('Cet horaire vient d’être pris. Choisissez-en un autre.'), step: 'creneau' },
  'non-propose': { words: () => say('Cet horaire n’est pas proposé. Choisissez-en un autre.'), step: 'creneau' },
  'delai-depasse': {
    words: () => say('Cet horaire ne peut plus être choisi. Choisissez-en un autre.'),
    step: 'creneau',
  },
  'hors-horaires': {
    words: ({ referent_ids }) =>
      referent_ids
        ? say('La personne qui vous suit ne reçoit pas à cet horaire. Choisissez-en un autre.')
        : say('Personne ne reçoit à cet horaire pour votre choix. Choisissez-en un autre.'),
    step: 'creneau',
  },
  complet: { words: () => say('La dernière place vient d’être prise. Choisissez une autre date.'), step: 'creneau' },
  'rdv-annule': {
    words: () => say('Ce rendez-vous en groupe n’a plus lieu. Choisissez une autre date.'),
    step: 'creneau',
  },
  'rdv-introuvable': {
    words: () => say('Ce rendez-vous en groupe n’a plus lieu. Choisissez une autre date.'),
    step: 'creneau',
  },
  'lieu-ferme': {
    words: () => say('Cet endroit ne reçoit plus pour ce rendez-vous. Choisissez-en un autre.'),
    step: 'lieu',
  },
  'plusieurs-personnes': {
    words: () => say('Plusieurs personnes de votre famille viennent déjà. Pour changer, contactez le service.'),
    step: 'creneau',
  },
  'compte-demande': {
    words: () => say('Quelqu’un de votre famille vient déjà. Connectez-vous pour changer la personne qui vient.'),
    step: 'creneau',
  },
  'deja-annule': {
    words: () => say('Ce rendez-vous en groupe n’a plus lieu. Choisissez une autre date.'),
    step: 'creneau',
  },
  'trop-tard': {
    words: () => say('Cet horaire ne peut plus être choisi. Choisissez-en un autre.'),
    step: 'creneau',
  },
  'invitation-fermee': { words: () => say('Cette invitation n’est plus valable, ou a déjà servi.'), step: 'motif' },
  'motif-ferme': {
    words: () => say('Ce rendez-vous ne se prend plus en ligne. Choisissez une autre raison.'),
    step: 'motif',
  },
}

/** Back to the same week, the other answers kept. */
export function lostCreneau(reason: Lost, parcours: Parcours, day: Temporal.PlainDate) {
  const { words, step } = refusals[reason]
  return goTo(
    step === 'creneau' ? weekHref(parcours, day) : searchHref(backTo[step](parcours)),
    warning(words(parcours)),
  )
}

/** The week that begins with the day of the start that was chosen. */
export const weekHref = (parcours: Parcours, day: Temporal.PlainDate) =>
  searchHref({ ...asNamed(parcours), starts_at: undefined, date: day.toString() })
