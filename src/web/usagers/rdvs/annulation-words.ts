import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import { say } from '#lib/say.ts'

type Words = { question: string; consequences: string[]; yes: string; no: string }

/** The question and what follows from a yes; `day`: « mardi 2 mars ». */
export const annulationWords = ({ motif }: UsagerRdv, day: string): Words =>
  motif.collectif
    ? {
        question: say('Annuler votre inscription du {day} ?', { day }),
        consequences: ['Votre place est rendue. Une autre personne pourra la prendre.', 'Le service est prévenu.'],
        yes: 'Annuler l’inscription',
        no: 'Garder l’inscription',
      }
    : {
        question: say('Annuler le rendez-vous du {day} ?', { day }),
        consequences: [
          say('L’horaire est rendu : une autre personne pourra le prendre.'),
          'Le service est prévenu. Vous n’avez pas besoin de l’appeler.',
          ...(motif.visibilityType === 'visible_and_notified' ? ['Vous recevez un e-mail.'] : []),
        ],
        yes: 'Annuler le rendez-vous',
        no: 'Garder le rendez-vous',
      }
