import type { AgentActor } from '#domain/actor/agent-actor.ts'
import * as motifRules from '#domain/territory/motif/motif-rules.ts'
import type { BookableBy, CreatedByType, LieuAvailability } from '#infra/prisma/enums.ts'

type PrescriptionRefusal =
  | 'motif-ferme'
  | 'motif-archive'
  | 'autre-organisation'
  | 'lieu-ferme'
  | 'creneau-pris'
  | 'autre-agent'

type Prescribed = {
  motif: { bookableBy: BookableBy; deletedAt: Date | null; organisationId: number }
  lieu: { organisationId: number; availability: LieuAvailability } | null
  isFree: boolean
}

/** An external prescripteur has no credential: what he asks for is judged again when the rdv is taken. */
export function create({ motif, lieu, isFree }: Prescribed): PrescriptionRefusal | null {
  if (motif.deletedAt !== null) return 'motif-archive'
  return motifRules.prescribe(motif) ?? lieuRefusal(motif, lieu) ?? (isFree ? null : 'creneau-pris')
}

function lieuRefusal({ organisationId }: Prescribed['motif'], lieu: Prescribed['lieu']) {
  if (lieu && lieu.organisationId !== organisationId) return 'autre-organisation'
  return lieu?.availability === 'disabled' ? 'lieu-ferme' : null
}

type Territoire = {
  /** A motif of it is open beyond its organisation. */
  opensPrescription: boolean
  /** What may be taken depends on where one lives. */
  isSectorised: boolean
}

/** Searching beyond his organisation is proposed where that may find something: in secteurs, for somebody who is known. */
export function offer(territoire: Territoire, usagers: readonly unknown[]): 'motif-ferme' | 'usager-inconnu' | null {
  if (!territoire.opensPrescription) return 'motif-ferme'
  return territoire.isSectorised && usagers.length === 0 ? 'usager-inconnu' : null
}

type Taken = { createdByType: CreatedByType; createdById: number | null }

/** The page that confirms a prescription is for the agent who made it. */
export const show = (actor: AgentActor, { createdByType, createdById }: Taken): PrescriptionRefusal | null =>
  createdByType === 'agent' && createdById === actor.id ? null : 'autre-agent'
