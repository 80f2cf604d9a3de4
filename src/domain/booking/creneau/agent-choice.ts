export type Load = { rdvsThatDay: number; rdvsThatWeek: number }

const NO_LOAD: Load = { rdvsThatDay: 0, rdvsThatWeek: 0 }

/** Among agents free at a start: the fewest rdvs that day, then that week, then the lowest id; the held one first (decision 8). */
export function chooseAgent(
  freeAgentIds: readonly number[],
  loads: ReadonlyMap<number, Load>,
  heldAgentId?: number,
): number | null {
  if (heldAgentId !== undefined && freeAgentIds.includes(heldAgentId)) return heldAgentId
  const [chosen] = freeAgentIds.toSorted((a, b) => compareLoads(loads.get(a), loads.get(b)) || a - b)
  return chosen ?? null
}

const compareLoads = (a = NO_LOAD, b = NO_LOAD) => a.rdvsThatDay - b.rdvsThatDay || a.rdvsThatWeek - b.rdvsThatWeek
