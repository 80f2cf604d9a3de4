import type { Prisma } from '#infra/prisma/client.ts'
import { dateOf, todayOf } from './demo-days.ts'
import { demoUsagerIds } from './demo-usagers.ts'
import { motifs } from './motifs.ts'
import { found } from './numbered.ts'
import { organisations } from './organisations.ts'

const HOUR = 3_600_000

const wishes = [
  { usagerId: demoUsagerIds.nadia, motif: 'Accès aux droits', plafond: 'personne_motif', hoursAgo: 3 },
  { usagerId: demoUsagerIds.ines, motif: 'Consultation infantile', plafond: 'famille_motif', hoursAgo: 52 },
] as const

/** Who wanted more rdvs online in Arras than one may take. */
export const refusAt = (now: Date): Prisma.RefusCreateManyInput[] =>
  wishes.map(({ usagerId, motif: name, plafond, hoursAgo }) => {
    const organisationId = organisations.arras.id
    const motif = found(
      motifs.find((one) => one.name === name && one.organisationId === organisationId),
      name,
    )
    const createdAt = new Date(now.getTime() - hoursAgo * HOUR)
    return { usagerId, motifId: motif.id, organisationId, plafond, day: dateOf(todayOf(createdAt)), createdAt }
  })
