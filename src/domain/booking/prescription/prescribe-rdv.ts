import type { CreneauRefusal } from '#domain/booking/creneau/look-at-creneau.ts'
import { type EnrolRefusal, enrolInRdv } from '#domain/booking/participation/enrol-in-rdv.ts'
import type { Author } from '#domain/booking/rdv/author.ts'
import { type BookingRefusal, bookRdv } from '#domain/booking/rdv/book-rdv.ts'
import { db } from '#infra/db.ts'
import type { Verticale } from '#infra/prisma/enums.ts'
import { findChosenCollectif } from './find-chosen-collectif.ts'
import { findPrescribedParticipation } from './find-prescribed-participation.ts'
import { findPrescribedUsager } from './find-prescribed-usager.ts'
import { narrowedTo } from './home.ts'
import { listPrescribableMotifs, type Prescribing } from './list-prescribable-motifs.ts'

/** A start of a motif, at a lieu where it needs one, or a rdv collectif. */
export type PrescribedChoice =
  | { kind: 'individuel'; motifId: number; lieuId: number | null; startsAt: Temporal.Instant }
  | { kind: 'collectif'; rdvId: number }

export type Prescription = Omit<Prescribing, 'home'> & {
  author: Author
  usagerId: number
  choice: PrescribedChoice
  /** Of the host where the agent prescribes: that of the mail he receives. */
  brand: Verticale
}

export type PrescriptionLost = CreneauRefusal | EnrolRefusal | BookingRefusal | 'usager-introuvable' | 'deja-inscrit'

type Outcome = { ok: true; participationId: number } | { ok: false; reason: PrescriptionLost }

/** A rdv in another organisation, which comes to know the usager by it; all that the search showed is asked again. */
export async function prescribeRdv(prescription: Prescription): Promise<Outcome> {
  const { usagerId, choice } = prescription
  const usager = await findPrescribedUsager(prescription, usagerId)
  if (!usager) return { ok: false, reason: 'usager-introuvable' }
  const { home } = usager
  const collectif = choice.kind === 'collectif' ? await findChosenCollectif(choice.rdvId) : null
  const done = collectif && (await findAlreadyPrescribed(prescription, collectif.id))
  if (done) return { ok: true, participationId: done.id }
  const motifId = choice.kind === 'individuel' ? choice.motifId : collectif?.motifId
  const [motif] = motifId === undefined ? [] : await listPrescribableMotifs({ ...prescription, home }, { motifId })
  if (!motif) return { ok: false, reason: collectif?.isFull ? 'complet' : 'motif-ferme' }

  const { author: actor, brand, now } = prescription
  const asked = {
    usagerIds: [usagerId],
    actor,
    session: null,
    booker: 'agent_prescripteur' as const,
    narrowing: narrowedTo(home, usagerId),
    prescribedOn: brand,
    now,
  }
  if (choice.kind === 'individuel') {
    const { motifId: _, ...start } = choice
    const booked = await bookRdv({ ...asked, ...start, motifId: motif.id })
    if (booked.ok) return { ok: true, participationId: await participationIn(booked.rdv.id, usagerId) }
    return lost(booked)
  }
  const enrolled = await enrolInRdv({ ...asked, rdvId: choice.rdvId })
  if (!enrolled.ok) return lost(enrolled)
  const { participationId } = enrolled
  const isHis = (await findPrescribedParticipation(prescription.actor, participationId)) !== null
  return isHis ? { ok: true, participationId } : { ok: false, reason: 'deja-inscrit' }
}

/** The same form sent again: its last seat may be the one that it took. */
const findAlreadyPrescribed = ({ actor, usagerId }: Prescription, rdvId: number) =>
  db.participation.findFirst({
    where: {
      rdvId,
      usagerId,
      status: 'unknown',
      createdByType: 'agent',
      createdById: actor.id,
      createdByAgentPrescripteur: true,
    },
    select: { id: true },
  })

/** An agent has no plafond: whoever is refused was beaten to it. */
const lost = ({ reason }: { reason: PrescriptionLost | 'plafond' }): Outcome => ({
  ok: false,
  reason: reason === 'plafond' ? 'creneau-pris' : reason,
})

async function participationIn(rdvId: number, usagerId: number) {
  const { id } = await db.participation.findUniqueOrThrow({
    where: { rdvId_usagerId: { rdvId, usagerId } },
    select: { id: true },
  })
  return id
}
