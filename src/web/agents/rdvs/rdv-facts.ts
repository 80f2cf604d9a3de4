import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type { AgentRdv, Taker } from '#domain/booking/rdv/agent-rdv-queries.ts'
import type { Move } from '#domain/booking/rdv/rdv-move-queries.ts'
import { addressOf, visioUrlOf } from '#domain/booking/rdv/rdv-place.ts'
import * as rdvRules from '#domain/booking/rdv/rdv-rules.ts'
import { readContext } from '#domain/booking/rdv/read-context.ts'
import { displayName, fullName, ofPerson } from '#lib/names.ts'
import { date, dateTime, day, duration, durationShort, time, timeRange } from '#lib/spoken-words.ts'
import { sentence, typo } from '#lib/typography.ts'
import { openedWords } from '../opened-words.ts'
import { seatsInWords } from '../seats-words.ts'

export type Fact = {
  term: string
  value?: string | null
  lines?: string[]
  mention?: string
  link?: { href: string; text: string }
  links?: { href: string; text: string }[]
  badges?: string[]
  colour?: string
}

type Shown = {
  rdv: AgentRdv
  actor: AgentActor
  taker: Taker | null
  moves: readonly Move[]
  timeZone: string
  agendaHref: string
}

/** The sheet of a rdv, line by line; what the territoire switched off is absent. */
export function rdvFacts({ rdv, actor, taker, moves, timeZone, agendaHref }: Shown): Fact[] {
  const { enableContextField } = rdv.organisation.territoire
  return [
    timeFact(rdv, { moves, timeZone, agendaHref }),
    { term: 'Motif', value: rdv.motif.name, colour: rdv.motif.color, badges: motifBadges(rdv) },
    ...(rdv.motif.collectif ? collectifFacts(rdv) : []),
    placeFact(rdv, actor),
    agentsFact(rdv),
    ...(enableContextField ? [{ term: 'Contexte', value: openedWords(readContext(rdv)) ?? 'Aucun' }] : []),
    { term: 'Pris', value: takenWords(rdv, taker, timeZone) },
    ...(rdv.minutesAfterRdv > 0 ? [{ term: 'Pause après', value: duration(rdv.minutesAfterRdv) }] : []),
  ]
}

type Timed = { moves: readonly Move[]; timeZone: string; agendaHref: string }

function timeFact({ startsAt, endsAt }: AgentRdv, { moves, timeZone, agendaHref }: Timed): Fact {
  const [start, end] = [startsAt.toTemporalInstant(), endsAt.toTemporalInstant()]
  const minutes = (endsAt.getTime() - startsAt.getTime()) / 60_000
  const [last] = moves
  return {
    term: 'Horaire',
    value: `${sentence(day(start, timeZone))}, ${timeRange(start, end, timeZone)} (${durationShort(minutes)})`,
    links: [{ href: agendaHref, text: 'Voir dans l’agenda' }],
    ...(last && { mention: movedWords(last, moves.length, timeZone) }),
  }
}

/** « Reporté du mardi 2 mars 2027 à 9 h 30 (2e fois) » */
const movedWords = ({ startsAt }: Move, times: number, timeZone: string): string => {
  const often = times > 1 ? ` (${times}e fois)` : ''
  return typo(`Reporté du ${dateTime(startsAt.toTemporalInstant(), timeZone)}${often}`)
}

function motifBadges({ motif }: AgentRdv): string[] {
  const badges: [string, boolean][] = [
    ['Collectif', motif.collectif],
    ['En ligne', motif.bookableBy === 'everyone'],
    ['Sur invitation', motif.bookableBy === 'agents_and_prescripteurs_and_invited_users'],
    ['Prescripteur', motif.bookableBy !== 'agents' && motif.bookableBy !== 'everyone'],
    ['Secrétariat', motif.forSecretariat],
    ['Suivi', motif.followUp],
  ]
  return badges.filter(([, is]) => is).map(([text]) => text)
}

const collectifFacts = (rdv: AgentRdv): Fact[] => [
  { term: 'Intitulé', value: rdv.name },
  { term: 'Places', value: seatsInWords(rdv) },
]

const AVAILABILITY = { enabled: [], disabled: ['Fermé'], single_use: ['Ponctuel'] } as const

function placeFact(rdv: AgentRdv, actor: AgentActor): Fact {
  const { lieu, motif } = rdv
  if (motif.locationType === 'phone') return { term: 'Lieu', value: 'Par téléphone' }
  if (motif.locationType === 'visio') return visioFact(rdv, actor)
  if (motif.locationType === 'home') return homeFact(rdv)
  const badges = lieu ? [...AVAILABILITY[lieu.availability]] : []
  return { term: 'Lieu', value: lieu?.name ?? null, lines: lieu ? [lieu.address] : [], badges }
}

const visioFact = (rdv: AgentRdv, actor: AgentActor): Fact =>
  rdvRules.joinVisio(actor, rdv) === null
    ? { term: 'Lieu', value: 'En visio', links: [{ href: visioUrlOf(rdv), text: 'Rejoindre la visio' }] }
    : {
        term: 'Lieu',
        value: 'En visio',
        mention: 'Le lien est visible par les agents du rendez-vous et le secrétariat.',
      }

/** The address, and whose it is. */
function homeFact(rdv: AgentRdv): Fact {
  const address = addressOf(rdv)
  if (!address) return { term: 'Lieu', value: 'À domicile', lines: ['Adresse non renseignée'] }
  const people = rdv.participations.flatMap(({ usager }) => [
    usager,
    ...(usager.responsible ? [usager.responsible] : []),
  ])
  const owner = people.find((one) => one.address === address)
  return {
    term: 'Lieu',
    value: 'À domicile',
    lines: [address],
    ...(owner && { mention: `Adresse ${ofPerson(fullName(owner))}` }),
  }
}

function agentsFact({ agents }: AgentRdv): Fact {
  const [first, ...others] = agents.map(({ agent }) => {
    const services = agent.services.map(({ service }) => service.shortName).join(', ')
    return services ? `${displayName(agent)} (${services})` : displayName(agent)
  })
  return { term: agents.length > 1 ? 'Agents' : 'Agent', value: first ?? null, lines: others }
}

const HOW = { usager: 'Sur Internet', agent: '', prescripteur: 'Par prescription' } as const

/** « Sur Internet par Nadia BENALI le 19 février 2027 à 10 h 36 » */
function takenWords({ createdByType, createdAt }: AgentRdv, taker: Taker | null, timeZone: string) {
  const at = createdAt.toTemporalInstant()
  const who = taker && displayName(taker)
  const words = [HOW[createdByType], who && `par ${who}`, `le ${date(at, timeZone)} à ${time(at, timeZone)}`]
  return sentence(words.filter(Boolean).join(' '))
}
