import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import * as prescriptionRules from './prescription-rules.ts'

/** What an agent took for somebody beyond his organisation; that of another is not there. */
export async function findPrescribedParticipation(actor: AgentActor, id: number) {
  const found = await db.participation.findFirst({ where: { id, createdByAgentPrescripteur: true }, select: SHOWN })
  return found && prescriptionRules.show(actor, found) === null ? found : null
}

export type PrescribedParticipation = NonNullable<Awaited<ReturnType<typeof findPrescribedParticipation>>>

const SHOWN = {
  createdByType: true,
  createdById: true,
  usager: { select: { firstName: true, lastName: true, birthName: true } },
  rdv: {
    select: {
      startsAt: true,
      endsAt: true,
      name: true,
      lieu: { select: { name: true, address: true, phoneNumber: true } },
      motif: { select: { name: true, locationType: true, instructionForRdv: true } },
      organisation: { select: { name: true, phoneNumber: true, territoire: { select: { timeZone: true } } } },
    },
  },
} as const satisfies Prisma.ParticipationSelect
