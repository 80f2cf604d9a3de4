type Person = { id: number; responsibleId: number | null }

/** Oneself or one of one's proches. */
export const isInFamilyOf =
  (usagerId: number) =>
  ({ id, responsibleId }: Person): boolean =>
    id === usagerId || responsibleId === usagerId
