/** Who is free when, while the rdvs are being taken. */
export type Diary = {
  isFree(agentId: number, startsAt: number, endsAt: number): boolean
  take(agentId: number, startsAt: number, endsAt: number): void
}

export function emptyDiary(): Diary {
  const taken = new Map<number, [start: number, end: number][]>()
  return {
    isFree: (agentId, startsAt, endsAt) =>
      !(taken.get(agentId) ?? []).some(([start, end]) => start < endsAt && startsAt < end),
    take: (agentId, startsAt, endsAt) => {
      const times = taken.get(agentId)
      if (times) times.push([startsAt, endsAt])
      else taken.set(agentId, [[startsAt, endsAt]])
    },
  }
}
