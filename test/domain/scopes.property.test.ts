import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import type { UsagerActor } from '#domain/actor/usager-actor.ts'
import * as agendaScope from '#domain/booking/agenda/agenda-scope.ts'
import * as fileAttenteScope from '#domain/booking/file-attente/file-attente-scope.ts'
import * as participationScope from '#domain/booking/participation/participation-scope.ts'
import * as rdvScope from '#domain/booking/rdv/rdv-scope.ts'
import * as exportScope from '#domain/keeping/export/export-scope.ts'
import * as agentScope from '#domain/people/agent/agent-scope.ts'
import * as procheScope from '#domain/people/proche/proche-scope.ts'
import * as usagerProfileScope from '#domain/people/usager/usager-profile-scope.ts'
import * as usagerScope from '#domain/people/usager/usager-scope.ts'
import * as absenceScope from '#domain/planning/absence/absence-scope.ts'
import * as plageScope from '#domain/planning/plage/plage-scope.ts'
import * as webhookScope from '#domain/telling/webhook/webhook-scope.ts'
import * as lieuScope from '#domain/territory/lieu/lieu-scope.ts'
import * as motifScope from '#domain/territory/motif/motif-scope.ts'
import * as organisationScope from '#domain/territory/organisation/organisation-scope.ts'
import * as secteurScope from '#domain/territory/secteur/secteur-scope.ts'
import * as teamScope from '#domain/territory/team/team-scope.ts'
import * as territoireScope from '#domain/territory/territoire/territoire-scope.ts'
import { db } from '#infra/db.ts'
import { TerritoireKind } from '#infra/prisma/enums.ts'
import { query } from '#infra/query.ts'
import { varying, withConditions } from '#infra/statement.ts'
import { type ScopedModel, TABLES } from '#infra/tables.ts'
import { type Where, whereSql } from '#infra/where-sql.ts'
import { agentWorlds, anAgentWorld } from '#test/support/agent-worlds.ts'
import { plantAround } from '#test/support/planted-world.ts'
import '#test/support/database.ts'

type Asking = {
  actor: AgentActor
  /** Another agent, for whom the actor books. */
  booked: AgentActor
  organisationId: number
  territoireId: number
  usager: UsagerActor
}

type Found = { id: number | string }[]
type Rendered = Record<'byPrisma' | 'bySql' | 'byScan', () => Promise<Found>>

/** Each export of each scope file, asked of one model. */
const SCOPES: Record<string, (asking: Asking) => Rendered> = {
  'absence seenByAgent': ({ actor }) => absences(absenceScope.seenByAgent(actor)),
  'agenda knownTo': ({ actor, organisationId }) => agents(agendaScope.knownTo(actor, organisationId)),
  'agenda openTo': ({ actor, organisationId }) => agents(agendaScope.openTo(actor, organisationId)),
  'agent bookableIn': ({ actor, organisationId }) => agents(agentScope.bookableIn(actor, organisationId)),
  'agent configurableIn': ({ actor, territoireId }) => agents(agentScope.configurableIn(actor, territoireId)),
  'agent confreresOf': ({ actor }) => agents(agentScope.confreresOf(actor)),
  'agent possibleReferents': ({ actor }) => agents(agentScope.possibleReferents(actor)),
  'agent possibleReferentsByApi': ({ actor }) => agents(agentScope.possibleReferentsByApi(actor)),
  'agent possibleTerritorialAdmins': ({ actor, territoireId }) =>
    agents(agentScope.possibleTerritorialAdmins(actor, territoireId)),
  'agent seenByAgent': ({ actor }) => agents(agentScope.seenByAgent(actor)),
  'agent withRoleIn': ({ organisationId }) => agents(agentScope.withRoleIn([organisationId])),
  'export seenByAgent': ({ actor }) => exports(exportScope.seenByAgent(actor)),
  'file-attente seenByUsager': ({ usager }) => filesAttente(fileAttenteScope.seenByUsager(usager)),
  'lieu seenByAgent': ({ actor }) => lieux(lieuScope.seenByAgent(actor)),
  'motif administeredIn': ({ actor, territoireId }) => motifs(motifScope.administeredIn(actor, territoireId)),
  'motif bookableByAgent': ({ actor, booked, organisationId }) =>
    motifs(motifScope.bookableByAgent(actor, booked, organisationId)),
  'motif prescribableByAgent': ({ actor, organisationId }) =>
    motifs(motifScope.prescribableByAgent(actor, organisationId)),
  'motif seenByAgent': ({ actor }) => motifs(motifScope.seenByAgent(actor)),
  'organisation seenByAgent': ({ actor }) => organisations(organisationScope.seenByAgent(actor)),
  'participation seenByAgent': ({ actor }) => participations(participationScope.seenByAgent(actor)),
  'participation seenByUsager': ({ usager }) => participations(participationScope.seenByUsager(usager)),
  'plage seenByAgent': ({ actor }) => plages(plageScope.seenByAgent(actor)),
  'proche seenByUsager': ({ usager }) => usagers(procheScope.seenByUsager(usager)),
  'rdv seenByAgent': ({ actor }) => rdvs(rdvScope.seenByAgent(actor)),
  'rdv seenByUsager': ({ usager }) => rdvs(rdvScope.seenByUsager(usager)),
  'secteur seenByAgent': ({ actor }) => secteurs(secteurScope.seenByAgent(actor)),
  'team possibleMembersIn': ({ territoireId }) => agents(teamScope.possibleMembersIn(territoireId)),
  'team seenByAgent': ({ actor }) => teams(teamScope.seenByAgent(actor)),
  'territoire seenByAgent': ({ actor }) => territoires(territoireScope.seenByAgent(actor)),
  'usager prescribableByAgent': ({ actor, organisationId }) =>
    usagers(usagerScope.prescribableByAgent(actor, organisationId)),
  'usager seenByAgent': ({ actor, organisationId }) => usagers(usagerScope.seenByAgent(actor, organisationId)),
  'usager seenByUsager': ({ usager }) => usagers(usagerScope.seenByUsager(usager)),
  'usager-profile seenByAgent': ({ actor }) => profiles(usagerProfileScope.seenByAgent(actor, null)),
  'webhook listedByApi': ({ actor }) => webhooks(webhookScope.listedByApi(actor)),
  'webhook seenByAgent': ({ actor }) => webhooks(webhookScope.seenByAgent(actor)),
}

const id = { select: { id: true } } as const

const absences = of('Absence', (where) => db.absence.findMany({ where, ...id }))
const agents = of('Agent', (where) => db.agent.findMany({ where, ...id }))
const exports = of('Export', (where) => db.export.findMany({ where, ...id }))
const filesAttente = of('FileAttente', (where) => db.fileAttente.findMany({ where, ...id }))
const lieux = of('Lieu', (where) => db.lieu.findMany({ where, ...id }))
const motifs = of('Motif', (where) => db.motif.findMany({ where, ...id }))
const organisations = of('Organisation', (where) => db.organisation.findMany({ where, ...id }))
const participations = of('Participation', (where) => db.participation.findMany({ where, ...id }))
const plages = of('Plage', (where) => db.plage.findMany({ where, ...id }))
const profiles = of('UsagerProfile', (where) => db.usagerProfile.findMany({ where, ...id }))
const rdvs = of('Rdv', (where) => db.rdv.findMany({ where, ...id }))
const secteurs = of('Secteur', (where) => db.secteur.findMany({ where, ...id }))
const teams = of('Team', (where) => db.team.findMany({ where, ...id }))
const territoires = of('Territoire', (where) => db.territoire.findMany({ where, ...id }))
const usagers = of('Usager', (where) => db.usager.findMany({ where, ...id }))
const webhooks = of('WebhookEndpoint', (where) => db.webhookEndpoint.findMany({ where, ...id }))

function of<Model extends ScopedModel>(model: Model, find: (where: Where<Model>) => Promise<Found>) {
  const { name } = TABLES[model]
  const ids = varying(
    `ids of ${name}`,
    { id: z.union([z.int(), z.uuid()]) },
    (added) => `SELECT id FROM ${name} it WHERE true${added}`,
  )
  return (where: Where<Model>): Rendered => ({
    byPrisma: () => find(where),
    bySql: () => query(...withConditions(ids, [], [whereSql(model, where, 'it')])),
    byScan: () => query(...withConditions(ids, [], [whereSql(model, where, 'it', 'once')])),
  })
}

test('every scope is among those whose renderings are compared', () => {
  const exported = globSync('src/domain/**/*-scope.ts').flatMap((file) => {
    const noun = file.replace(/^.*\/(.+)-scope\.ts$/, '$1')
    return [...readFileSync(file, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm)].map(
      ([, name]) => `${noun} ${name}`,
    )
  })

  assert.deepEqual(Object.keys(SCOPES).sort(), exported.sort())
})

type Drawn = {
  people: Parameters<typeof anAgentWorld>[0]
  kind: TerritoireKind
  visibleUsagersThroughoutTheTerritoire: boolean
  place: number
  hasAccount: boolean
}

/** A world that holds something for each scope. */
const FULL: Drawn = {
  people: (['admin', 'basic', 'basic'] as const).map((level) => ({
    levels: [level, level, 'none'],
    services: [1],
    administersTerritoire: true,
    hasAccessRights: true,
  })),
  kind: 'ordinary',
  visibleUsagersThroughoutTheTerritoire: false,
  place: 0,
  hasAccount: true,
}

const worlds: fc.Arbitrary<Drawn> = fc.record({
  people: agentWorlds,
  kind: fc.constantFrom(...Object.values(TerritoireKind)),
  visibleUsagersThroughoutTheTerritoire: fc.boolean(),
  place: fc.nat(2),
  hasAccount: fc.boolean(),
})

test('a scope finds the same rows as a Prisma where and as a SQL condition of either form, whoever asks', async () => {
  const most = new Map<string, number>()

  await fc.assert(
    fc.asyncProperty(worlds, async ({ people, place, hasAccount, ...territoire }) => {
      const world = await anAgentWorld(people, territoire)
      const families = await plantAround(world)
      const organisation = world.organisations[place]
      const [usagerId = 0, ...proches] = families[place] ?? []
      const session = hasAccount ? ({ kind: 'account' } as const) : ({ kind: 'link', rdvId: 0 } as const)

      for (const [at, actor] of world.actors.entries()) {
        const asking: Asking = {
          actor,
          booked: world.actors[at - 1] ?? actor,
          organisationId: organisation?.id ?? 0,
          territoireId: organisation?.territoireId ?? 0,
          usager: { id: usagerId, familyIds: [usagerId, ...proches], session },
        }
        for (const [scope, render] of Object.entries(SCOPES)) {
          const { byPrisma, bySql, byScan } = render(asking)
          const found = idsOf(await bySql())

          assert.deepEqual(found, idsOf(await byPrisma()), scope)
          assert.deepEqual(idsOf(await byScan()), found, `${scope}, by a scan`)
          most.set(scope, Math.max(found.length, most.get(scope) ?? 0))
        }
      }
    }),
    { numRuns: 6, examples: [[FULL]] },
  )

  const findNothing = [...most].filter(([, count]) => count === 0).map(([scope]) => scope)
  assert.deepEqual(findNothing, [], 'these worlds hold something for each scope')
})

const idsOf = (rows: Found) => rows.map((row) => row.id).sort()

test('an agent without any role finds nothing by either rendering', async () => {
  const nobody: AgentActor = {
    id: 0,
    serviceIds: [],
    isSecretary: false,
    roles: [],
    territorialAdminOf: [],
    accessRights: [],
  }
  const usager: UsagerActor = { id: 0, familyIds: [], session: { kind: 'link', rdvId: 0 } }
  const asking = { actor: nobody, booked: nobody, organisationId: 0, territoireId: 0, usager }

  for (const [scope, render] of Object.entries(SCOPES).filter(([name]) => name !== 'rdv seenByUsager')) {
    const { byPrisma, bySql } = render(asking)

    assert.deepEqual([await byPrisma(), await bySql()], [[], []], scope)
  }
})
