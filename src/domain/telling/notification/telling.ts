import type { Evenement } from '#domain/journal/evenement/evenement.ts'
import type { RdvEvenement, Recorded } from '#domain/journal/evenement/recorded-evenement.ts'
import type { AccountPerson } from './account-mail-queries.ts'
import type { ToldAgent, ToldParticipation, ToldRdv } from './told-rdv.ts'

export type EvenementName = Evenement['name']

export type RdvEvenementName = RdvEvenement['name']

/** What happened, and the facts of its messages as they are when they leave. */
export type Telling<Name extends EvenementName = EvenementName> = { evenement: RecordedAs<Name> } & FactsOf<Name>

export type RdvTelling<Name extends RdvEvenementName = RdvEvenementName> = { evenement: RecordedAs<Name> } & RdvFacts

export type AccountTelling = { evenement: RecordedAs<'account.mail-requested'> } & AccountFacts

export type LinksTelling = { evenement: RecordedAs<'usager.links-requested'> } & LinksFacts

export type RecordedAs<Name extends EvenementName> = Recorded<Extract<Evenement, { name: Name }>>

type FactsOf<Name extends EvenementName> = Name extends RdvEvenementName
  ? RdvFacts
  : Name extends 'usager.links-requested'
    ? LinksFacts
    : AccountFacts

/** Agents who left the rdv, who was removed from it, and the agent who took it beyond his organisation, are given apart. */
type RdvFacts = {
  rdv: ToldRdv
  formerAgents: ToldAgent[]
  formerParticipations?: ToldParticipation[]
  prescripteur?: ToldAgent | null
}

type AccountFacts = { person: AccountPerson }

/** The rdvs to come of a usager and his proches. */
type LinksFacts = { person: AccountPerson; toCome: ToldRdv[] }
