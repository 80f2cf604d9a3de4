import type { Narrowing } from '#domain/booking/creneau/narrowing.ts'

/** Where somebody lives, as secteurs understand it. */
export type Home = { cityCode: string; streetBanId: string | null }

/** Of whom nobody knows where he lives, or of nobody yet: what is given to no secteur. */
export const narrowedTo = (home: Home | null, usagerId: number | null): Narrowing => ({
  usagerIds: usagerId === null ? [] : [usagerId],
  cityCode: home?.cityCode,
  streetBanId: home?.streetBanId ?? undefined,
})
