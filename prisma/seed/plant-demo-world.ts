import bcrypt from 'bcrypt'
import type { Db, Tx } from '#infra/db.ts'
import {
  agentRoles,
  agentServices,
  agentTeams,
  agentTerritorialAccessRights,
  agentTerritorialRoles,
  teams,
} from './agent-rights.ts'
import { type DemoWorld, demoWorld } from './demo-world.ts'
import { lieux } from './lieux.ts'
import { motifCategories, motifCategoriesTerritoires } from './motif-categories.ts'
import { organisations } from './organisations.ts'
import { secteurAttributions, secteurs, zones } from './secteurs.ts'
import { services, territoireServices } from './services.ts'
import { demoSignIns } from './sign-ins.ts'
import { superAdmins } from './super-admins.ts'
import { territoires } from './territoires.ts'

const BCRYPT_COST = 12
const MINUTE = 60_000

/** Fills an empty database; leaves alone one that already has a territoire. */
export async function plantDemoWorld(db: Db, now: Date): Promise<'planted' | 'already-there'> {
  if ((await db.territoire.count()) > 0) return 'already-there'

  const passwordDigest = await bcrypt.hash(demoSignIns[0]?.password ?? '', BCRYPT_COST)
  const world = demoWorld(now, { passwordDigest, confirmedAt: now })
  await db.$transaction((tx) => plant(tx, world), { timeout: 5 * MINUTE, maxWait: MINUTE })
  await db.$executeRaw`ANALYZE`
  return 'planted'
}

async function plant(tx: Tx, world: DemoWorld) {
  await plantPlaces(tx)
  await plantAgents(tx, world)
  await plantTime(tx, world)
  await plantUsagers(tx, world)
  await plantRdvs(tx, world)
  await continueNumbering(tx)
}

async function plantPlaces(tx: Tx) {
  await tx.territoire.createMany({ data: Object.values(territoires) })
  await tx.service.createMany({ data: Object.values(services) })
  await tx.territoireService.createMany({ data: territoireServices })
  await tx.motifCategory.createMany({ data: Object.values(motifCategories) })
  await tx.motifCategoryTerritoire.createMany({ data: motifCategoriesTerritoires })
  await tx.organisation.createMany({ data: Object.values(organisations) })
  await tx.lieu.createMany({ data: lieux })
  await tx.superAdmin.createMany({ data: superAdmins })
}

async function plantAgents(tx: Tx, world: DemoWorld) {
  await tx.agent.createMany({ data: world.agents })
  await tx.agentService.createMany({ data: agentServices })
  await tx.agentRole.createMany({ data: agentRoles })
  await tx.agentTerritorialRole.createMany({ data: agentTerritorialRoles })
  await tx.agentTerritorialAccessRight.createMany({ data: agentTerritorialAccessRights })
  await tx.team.createMany({ data: teams })
  await tx.agentTeam.createMany({ data: agentTeams })
  await tx.secteur.createMany({ data: secteurs })
  await tx.zone.createMany({ data: zones })
  await tx.secteurAttribution.createMany({ data: secteurAttributions })
}

async function plantTime(tx: Tx, { motifs, plages, absences }: DemoWorld) {
  await tx.motif.createMany({ data: motifs })
  await tx.plage.createMany({ data: plages.map(({ first, motifs: offered, ...plage }) => plage) })
  const offers = plages.flatMap((plage) => plage.motifs.map((motif) => ({ motifId: motif.id, plageId: plage.id })))
  await tx.motifPlage.createMany({ data: offers })
  await tx.absence.createMany({ data: absences })
}

async function plantUsagers(tx: Tx, world: DemoWorld) {
  await tx.usager.createMany({ data: world.usagers })
  await tx.usagerProfile.createMany({ data: world.usagerProfiles })
  await tx.referentAssignation.createMany({ data: world.referentAssignations })
}

async function plantRdvs(tx: Tx, world: DemoWorld) {
  await tx.prescripteur.createMany({ data: world.prescripteurs })
  await tx.rdv.createMany({ data: world.rdvs })
  await tx.agentsRdv.createMany({ data: world.agentsRdvs })
  await tx.participation.createMany({ data: world.participations })
  await tx.fileAttente.createMany({ data: world.filesAttente })
  await tx.receipt.createMany({ data: world.receipts })
  await tx.webhookEndpoint.createMany({ data: world.webhookEndpoints })
  await tx.webhookDelivery.createMany({ data: world.webhookDeliveries })
}

/** The rows chose their own ids: the next ones follow them. */
const continueNumbering = (tx: Tx) => tx.$executeRaw`
  DO $$
  DECLARE owned record;
  BEGIN
    FOR owned IN
      SELECT table_name AS name, pg_get_serial_sequence(format('%I', table_name), 'id') AS sequence
      FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'id' AND column_default LIKE 'nextval%'
    LOOP
      EXECUTE format('SELECT setval(%L, coalesce(max(id), 0) + 1, false) FROM %I', owned.sequence, owned.name);
    END LOOP;
  END $$`
