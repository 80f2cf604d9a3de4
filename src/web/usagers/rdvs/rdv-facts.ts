import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import { addressOf, contactPhoneOf, visioUrlOf } from '#domain/booking/rdv/rdv-place.ts'
import type { UsagerRdv } from '#domain/booking/rdv/usager-rdv-queries.ts'
import { displayName, fullName } from '#lib/names.ts'
import { phone, phoneHref } from '#lib/phone.ts'
import { say } from '#lib/say.ts'
import { sentence } from '#lib/typography.ts'
import { personWords } from '../prise-de-rdv/person-words.ts'
import { placeWords } from '../prise-de-rdv/words.ts'
import { ownParticipations } from './family-status.ts'

export type Fact = {
  term: string
  value?: string
  /** The value is what one looks for. */
  isMain?: boolean
  lines?: string[]
  link?: { href: string; text: string }
  /** Under the lines; `before`: words in front of one. */
  links?: { href: string; text: string; before?: string }[]
}

type Shown = { rdv: UsagerRdv; actor: UsagerActor; now: Temporal.Instant }

/** Where, whom to call, why and for whom. */
export const factsOf = (shown: Shown): Fact[] => {
  const [value = '', ...lines] = personsOf(shown)
  return [...meetingFacts(shown), { term: say('Pour qui'), value, lines }]
}

/** The same without the persons. */
export function meetingFacts({ rdv, actor }: Omit<Shown, 'now'>): Fact[] {
  const number = contactPhoneOf(rdv)
  const call = number && { href: phoneHref(number), text: phone(number) }
  const where = placeFact(rdv, actor)
  return [
    rdv.lieu && call ? { ...where, links: [...(where.links ?? []), { ...call, before: say('Téléphone :') }] } : where,
    reasonFact(rdv, actor),
    ...(rdv.motif.followUp ? [{ term: say('Avec'), value: rdv.agents.map(displayName).join(', ') }] : []),
    ...(call && !rdv.lieu ? [{ term: say('Téléphone du service'), link: call }] : []),
  ]
}

/** « Inès BENALI (4 mois) » */
export function personsOf({ rdv, actor, now }: Shown): string[] {
  const today = now.toZonedDateTimeISO(rdv.organisation.territoire.timeZone).toPlainDate()
  return ownParticipations(actor, rdv).map(({ usager }) => {
    const { name, age } = personWords(usager, today)
    return age ? `${name} (${age})` : name
  })
}

function placeFact(rdv: UsagerRdv, actor: UsagerActor): Fact {
  const { lieu, motif } = rdv
  if (lieu) return { term: say('Où'), value: lieu.name, isMain: true, lines: [lieu.address], links: [planLink(lieu)] }
  if (motif.locationType === 'visio')
    return { term: say('Où'), link: { href: visioUrlOf(rdv), text: say('Rejoindre la visio') } }
  const home = motif.locationType === 'home' && showsHome(actor, rdv) ? addressOf(rdv) : null
  return { term: say('Où'), value: sentence(placeWords[motif.locationType]()), lines: home ? [home] : [] }
}

const PLAN = 'https://www.openstreetmap.org'

function planLink({ latitude, longitude }: NonNullable<UsagerRdv['lieu']>) {
  const href = `${PLAN}/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`
  return { href, text: say('Voir le plan sur OpenStreetMap') }
}

/** A code shows where its own visit goes, as it was written with the rdv; of a rdv that was joined, nothing tells who wrote it. */
export const showsHome = ({ session }: UsagerActor, { motif }: UsagerRdv) => session.kind !== 'code' || !motif.collectif

/** A link may be read over a shoulder: it names the service only. */
const namesServiceOnly = ({ session }: UsagerActor) => session.kind === 'link'

export const motifNameShown = ({ motif }: UsagerRdv, actor: UsagerActor) =>
  namesServiceOnly(actor) ? motif.service.name : motif.name

const reasonFact = ({ motif, name }: UsagerRdv, actor: UsagerActor): Fact =>
  namesServiceOnly(actor)
    ? { term: say('Service'), value: motif.service.name }
    : {
        term: say('Raison'),
        value: motif.name,
        lines: [...(name && name !== motif.name ? [name] : []), motif.service.name],
      }

/** One line, for lists: « Consultation de nourrisson, pour Inès BENALI ». */
export const titleOf = (rdv: UsagerRdv, actor: UsagerActor) =>
  say('{motif}, pour {persons}', {
    motif: motifNameShown(rdv, actor),
    persons: ownParticipations(actor, rdv)
      .map(({ usager }) => fullName(usager))
      .join(', '),
  })

export const placeLineOf = ({ lieu, motif }: UsagerRdv) =>
  lieu ? `${lieu.name}, ${lieu.address}` : sentence(placeWords[motif.locationType]())

export const timesOf = ({ startsAt, endsAt, organisation }: UsagerRdv) => ({
  startsAt: startsAt.toTemporalInstant().toZonedDateTimeISO(organisation.territoire.timeZone),
  minutes: Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000),
})
