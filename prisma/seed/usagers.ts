import type { Prisma } from '#infra/prisma/client.ts'
import { addMonths, type DayNumber } from '#lib/day.ts'
import type { Account } from './agents.ts'
import { dateOf } from './demo-days.ts'
import { homesOf } from './homes.ts'
import { firstName, lastName, mailboxOf } from './names.ts'
import { type Numbered, numbered } from './numbered.ts'
import { type OrganisationName, organisationNames, organisations, territoireOf } from './organisations.ts'
import { mobile } from './phones.ts'
import { between, chance, pick, type Random, randomOf } from './random.ts'

export type DemoUsager = Numbered<Prisma.UsagerCreateManyInput>
/** An usager and the organisation that knows him; null: none yet. */
export type Resident = { usager: DemoUsager; organisationId: number | null }

type Context = { account: Account; today: DayNumber; random: Random; organisation: OrganisationName }
type Person = Omit<Prisma.UsagerCreateManyInput, 'id'>

const population: Record<OrganisationName, number> = {
  arras: 700,
  lens: 800,
  bethune: 550,
  boulogne: 550,
  calais: 600,
  saintOmer: 400,
  montreuil: 300,
  insertion: 250,
  bapaume: 100,
  carvin: 100,
  saintDenis: 300,
  saintPierre: 200,
  mairie: 150,
}

/** Five thousand, families one after the other, numbered after those already there. */
export function residentsOf(account: Account, today: DayNumber, known: Resident[]): Resident[] {
  const residents = [...known]
  for (const organisation of organisationNames) {
    const context = { account, today, random: randomOf(`usagers ${organisation}`), organisation }
    const last = residents.length + population[organisation] - known.filter(isIn(organisation)).length
    while (residents.length < last) settle(residents, familyOf(context), organisations[organisation].id)
  }
  return residents
}

const isIn = (organisation: OrganisationName) => (resident: Resident) =>
  resident.organisationId === organisations[organisation].id

export function settle(residents: Resident[], [adult, ...children]: Person[], organisationId: number | null) {
  if (!adult) return
  const responsibleId = residents.length + 1
  residents.push({ usager: { ...adult, id: responsibleId }, organisationId })
  for (const child of children)
    residents.push({ usager: { ...child, id: residents.length + 1, responsibleId }, organisationId })
}

function familyOf(context: Context): Person[] {
  const adult = adultOf(context)
  const children = chance(context.random, 0.3) ? between(context.random, 1, 3) : 0
  return [adult, ...numbered(Array(children).fill(null)).map(() => childOf(adult.lastName, context))]
}

function adultOf({ account, today, random, organisation }: Context): Person {
  const { departementNumber } = territoireOf(organisations[organisation].id)
  const names = { firstName: firstName(random), lastName: lastName(random, departementNumber) }
  const address = homesOf(organisation, random)
  const phone = chance(random, 0.8) ? mobile(random, departementNumber) : {}
  const birthDate = dateOf(addMonths(today, -12 * between(random, 19, 84)) - between(random, 0, 300))
  return {
    ...names,
    ...address,
    ...phone,
    birthDate,
    ...originOf(names, account, today, random),
    ...situationOf(random),
  }
}

function originOf(names: { firstName: string; lastName: string }, account: Account, today: DayNumber, random: Random) {
  const createdAt = dateOf(today - between(random, 1, 700))
  const email = `${mailboxOf(names.firstName, names.lastName)}.${between(random, 1000, 9_999_999)}@rdv.test`
  const lastSeenOn = dateOf(today - between(random, 0, 300))
  if (chance(random, 0.35)) return { email, ...account, lastSeenOn, createdAt, createdThrough: 'user_sign_up' as const }
  const createdThrough = pick(random, [
    'agent_creation',
    'agent_creation',
    'agent_creation_api',
    'prescripteur',
    'booking_code',
  ] as const)
  return chance(random, 0.4) ? { email, createdAt, createdThrough } : { createdAt, createdThrough }
}

function situationOf(random: Random): Partial<Person> {
  if (chance(random, 0.6)) return {}
  const caisseAffiliation = pick(random, ['aucune', 'caf', 'msa'] as const)
  return {
    caisseAffiliation,
    affiliationNumber: caisseAffiliation === 'aucune' ? null : String(between(random, 1_000_000, 9_999_999)),
    familySituation: pick(random, ['single', 'in_a_relationship', 'divorced'] as const),
    numberOfChildren: between(random, 0, 4),
    logement: pick(random, ['sdf', 'heberge', 'en_accession_propriete', 'proprietaire', 'autre', 'locataire'] as const),
    caseNumber: chance(random, 0.3) ? `D-${between(random, 10_000, 99_999)}` : null,
  }
}

function childOf(parentName: string, { today, random }: Context): Person {
  const birthDate = dateOf(today - between(random, 60, 5800))
  const createdThrough = pick(random, ['user_relative_creation', 'agent_creation'] as const)
  const createdAt = dateOf(today - between(random, 1, 60))
  return { firstName: firstName(random), lastName: parentName, birthDate, createdThrough, createdAt }
}
