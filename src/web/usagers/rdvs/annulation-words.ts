import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import { say } from '#lib/say.ts'

type Words = { question: string; consequences: string[]; yes: string; no: string }

type About = { day: string; told: { usager: boolean; service: boolean } }

/** The question and what follows from a yes; `day`: « mardi 2 mars »; `told`: who receives a message. */
export const annulationWords = ({ motif }: UsagerRdv, { day, told }: About): Words =>
  motif.collectif
    ? {
        question: say('Annuler votre inscription du {day} ?', { day }),
        consequences: [
          say('Votre place est rendue. Une autre personne pourra la prendre.'),
          ...(told.service ? [say('Le service est prévenu.')] : []),
          ...(told.usager ? [say('Vous recevez un e-mail.')] : []),
        ],
        yes: say('Annuler l’inscription'),
        no: say('Garder l’inscription'),
      }
    : {
        question: say('Annuler le rendez-vous du {day} ?', { day }),
        consequences: [
          say('L’horaire est rendu : une autre personne pourra le prendre.'),
          told.service
            ? say('Le service est prévenu. Vous n’avez pas besoin de l’appeler.')
            : say('Le service le voit dans son agenda. Vous n’avez pas besoin de l’appeler.'),
          ...(told.usager ? [say('Vous recevez un e-mail.')] : []),
        ],
        yes: say('Annuler le rendez-vous'),
        no: say('Garder le rendez-vous'),
      }
