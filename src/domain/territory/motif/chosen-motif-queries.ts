import { FIELD_SWITCHES } from '#domain/territory/territoire/field-switches.ts'
import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { type Booker, openingsTo } from './booker.ts'
import { MOTIF_TO_JUDGE } from './motif-to-judge.ts'

/** What the last pages of a booking say and ask of its motif; one that is not open to who books is not there. */
export const findChosenMotif = (motifId: number, booker: Booker) =>
  db.motif.findFirst({
    where: { id: motifId, deletedAt: null, bookableBy: { in: openingsTo(booker) } },
    select: CHOSEN_MOTIF,
  })

export type ChosenMotif = NonNullable<Awaited<ReturnType<typeof findChosenMotif>>>

const CHOSEN_MOTIF = {
  id: true,
  name: true,
  description: true,
  ...MOTIF_TO_JUDGE,
  defaultDurationInMin: true,
  followUp: true,
  restrictionForRdv: true,
  restrictionToAccept: true,
  reminderDelayInHours: true,
  motifCategory: { select: { requiresAntsNumber: true } },
  service: { select: { name: true, relatedToSocial: true } },
  organisation: {
    select: {
      id: true,
      name: true,
      phoneNumber: true,
      territoire: {
        select: { departementNumber: true, timeZone: true, ...FIELD_SWITCHES },
      },
    },
  },
} as const satisfies Prisma.MotifSelect
