import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type { AgentRdv, Taker } from '#domain/booking/rdv/agent-rdv-queries.ts'
import { addressOf, visioUrlOf } from '#domain/booking/rdv/rdv-place.ts'
import * as rdvRules from '#domain/booking/rdv/rdv-rules.ts'
import { readContext } from '#domain/booking/rdv/read-context.ts'
import { displayName } from '#lib/names.ts'
import { phone } from '#lib/phone.ts'
import { plural } from '#lib/spoken-words.ts'
import { openedWords } from '../opened-words.ts'

export type Fact = {
  term: string
  value?: string | null
  lines?: string[]
  mention?: string
  link?: { href: string; text: string }
  colour?: string
}

type Shown = { rdv: AgentRdv; actor: AgentActor; taker: Taker | null; showsContext: boolean }

/** The sheet of a rdv, line by line; what the territoire switched off is absent. */
export function rdvFacts({ rdv, actor, taker, showsContext }: Shown): Fact[] {
  return [
    { term: 'Motif', value: rdv.motif.name, colour: rdv.motif.color, ...mentionOf(rdv) },
    ...(rdv.motif.collectif ? collectifFacts(rdv) : []),
    placeFact(rdv, actor),
    agentsFact(rdv),
    ...(showsContext ? [{ term: 'Contexte', value: openedWords(readContext(rdv)) }] : []),
    ...prescriptionFacts(rdv, taker),
  ]
}

function mentionOf({ motif }: AgentRdv) {
  const words = [
    motif.collectif && 'RDV collectif',
    motif.followUp && 'suivi',
    motif.bookableBy === 'everyone' && 'ouvert à la réservation en ligne',
  ].filter((word) => word !== false)
  return words.length > 0 ? { mention: words.join(', ') } : {}
}

function collectifFacts({ name, usagersCount, maxParticipantsCount }: AgentRdv): Fact[] {
  return [
    { term: 'Intitulé', value: name },
    { term: 'Places', value: seatsOf(usagersCount, maxParticipantsCount) },
  ]
}

function seatsOf(taken: number, most: number | null) {
  if (most === null) return `${plural(taken, 'inscription')}, sans limite`
  const left = most - taken
  const words =
    left > 0 ? `${plural(left, 'place restante', 'places restantes')}` : left < 0 ? 'trop de participants' : 'complet'
  return `${taken} sur ${most}, ${words}`
}

const AVAILABILITY = { enabled: null, disabled: 'lieu fermé', single_use: 'lieu ponctuel' } as const

function placeFact(rdv: AgentRdv, actor: AgentActor): Fact {
  const { lieu, motif } = rdv
  if (motif.locationType === 'phone') return { term: 'Lieu', value: 'Par téléphone' }
  if (motif.locationType === 'visio') return visioFact(rdv, actor)
  const address = addressOf({ ...rdv, participations: rdv.participations })
  if (motif.locationType === 'home')
    return { term: 'Lieu', value: 'À domicile', lines: [address ?? 'Adresse non renseignée'] }
  const mention = lieu && AVAILABILITY[lieu.availability]
  return { term: 'Lieu', value: lieu?.name ?? null, lines: address ? [address] : [], ...(mention ? { mention } : {}) }
}

const visioFact = (rdv: AgentRdv, actor: AgentActor): Fact =>
  rdvRules.joinVisio(actor, rdv) === null
    ? { term: 'Lieu', value: 'En visio', link: { href: visioUrlOf(rdv), text: 'Rejoindre la visio' } }
    : {
        term: 'Lieu',
        value: 'En visio',
        mention: 'Le lien est visible par les agents du rendez-vous et le secrétariat.',
      }

function agentsFact({ agents }: AgentRdv): Fact {
  const [first, ...others] = agents.map(({ agent }) => {
    const services = agent.services.map(({ service }) => service.shortName).join(', ')
    return services ? `${displayName(agent)} (${services})` : displayName(agent)
  })
  return { term: agents.length > 1 ? 'Agents' : 'Agent', value: first ?? null, lines: others }
}

/** By whom an accompanied person was booked, and how to reach him. */
function prescriptionFacts({ createdByType }: AgentRdv, taker: Taker | null): Fact[] {
  if (createdByType !== 'prescripteur' || !taker) return []
  const reach = [taker.phoneNumber && phone(taker.phoneNumber), taker.email]
  return [
    { term: 'Prescription', value: `Pris par ${displayName(taker)}`, lines: reach.filter((line) => line != null) },
  ]
}
