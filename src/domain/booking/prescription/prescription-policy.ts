import { type AgentActor, isAdminOf } from '#domain/actor/agent-actor.ts'
import { isOpenToPrescription } from '#domain/territory/motif/motif-policy.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import type { BookableBy, LieuAvailability } from '#infra/prisma/enums.ts'

type Prescribed = {
  motif: { bookableBy: BookableBy; deletedAt: Date | null; organisationId: number }
  lieu: { organisationId: number; availability: LieuAvailability } | null
}

/** An external prescripteur has no credential: what he asks for is judged again when the rdv is taken. */
export const canPrescribe = ({ motif, lieu }: Prescribed) =>
  isOpenToPrescription(motif) &&
  motif.deletedAt === null &&
  (lieu === null || (lieu.organisationId === motif.organisationId && lieu.availability !== 'disabled'))

/** An agent prescribes for the services he belongs to; a secretary or an admin of his organisation, for all. */
export const motifsPrescribableBy = (actor: AgentActor, organisationId: number): Prisma.MotifWhereInput => ({
  deletedAt: null,
  bookableBy: { not: 'agents' },
  ...(actor.isSecretary || isAdminOf(actor, organisationId) ? {} : { serviceId: { in: [...actor.serviceIds] } }),
})
