import type { PlafondReached } from '#domain/booking/plafond/plafond.ts'
import { phone } from '#lib/phone.ts'
import { say } from '#lib/say.ts'
import { dateTime, plural } from '#lib/spoken-words.ts'

/** Whom to call. */
export type Called = { name: string; phoneNumber: string | null } | null

type Words = (facts: { rdvs: string; again: string }) => string

const words = {
  personne_motif: ({ rdvs }) =>
    say(
      'Cette personne a déjà {rdvs} à venir pour cette raison : c’est le maximum en ligne. Elle pourra en prendre un autre dès que l’un d’eux aura eu lieu ou sera annulé.',
      { rdvs },
    ),
  famille_motif: ({ rdvs }) =>
    say(
      'Vous et vos proches avez déjà {rdvs} à venir pour cette raison : c’est le maximum en ligne. Vous pourrez en prendre un autre dès que l’un d’eux aura eu lieu ou sera annulé.',
      { rdvs },
    ),
  famille: ({ rdvs }) =>
    say(
      'Vous et vos proches avez déjà {rdvs} à venir : c’est le maximum en ligne. Vous pourrez en prendre un autre dès que l’un d’eux aura eu lieu ou sera annulé.',
      { rdvs },
    ),
  famille_jour: ({ rdvs, again }) =>
    say(
      'Vous et vos proches avez pris {rdvs} en 24 heures : c’est le maximum en ligne. Vous pourrez en prendre un autre à partir de {again}.',
      { rdvs, again },
    ),
} as const satisfies Record<PlafondReached['plafond'], Words>

/** Why no more is taken online, when it works again, and whom to call meanwhile. */
export function plafondInWords({ plafond, most, until }: PlafondReached, zone: string, called: Called): string {
  const again = until ? dateTime(until.toZonedDateTimeISO(zone)) : ''
  const why = words[plafond]({ rdvs: plural(most, 'rendez-vous', 'rendez-vous'), again })
  return `${why} ${plafond === 'famille_jour' ? urgent(called) : more(called)}`
}

const more = (called: Called) =>
  called?.phoneNumber
    ? say('S’il en faut plus, appelez {name} au {phone}.', { name: called.name, phone: phone(called.phoneNumber) })
    : say('S’il en faut plus, appelez le service.')

const urgent = (called: Called) =>
  called?.phoneNumber
    ? say('Si c’est urgent, appelez {name} au {phone}.', { name: called.name, phone: phone(called.phoneNumber) })
    : say('Si c’est urgent, appelez le service.')
