import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import { say } from '#lib/say.ts'

type Words = { question: string; consequences: string[]; yes: string; no: string }

/** The question and what follows from a yes; `day`: « mardi 2 mars »; `isTold`: a mail confirms it. */
export const annulationWords = ({ motif }: UsagerRdv, { day, isTold }: { day: string; isTold: boolean }): Words =>
  motif.collectif
    ? {
        question: say('Annuler votre inscription du {day} ?', { day }),
        consequences: [
          say('Votre place est rendue. Une autre personne pourra la prendre.'),
          say('Le service est prévenu.'),
        ],
        yes: say('Annuler l’inscription'),
        no: say('Garder l’inscription'),
      }
    : {
        question: say('Annuler le rendez-vous du {day} ?', { day }),
        consequences: [
          say('L’horaire est rendu : une autre personne pourra le prendre.'),
          say('Le service est prévenu. Vous n’avez pas besoin de l’appeler.'),
          ...(isTold ? [say('Vous recevez un e-mail.')] : []),
        ],
        yes: say('Annuler le rendez-vous'),
        no: say('Garder le rendez-vous'),
      }
