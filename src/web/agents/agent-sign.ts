/** How one agent is told from the others at a glance, beside his name: the same on every page. */
export type AgentSign = { shape: Shape; colour: string }

type Shape = (typeof SHAPES)[number]

const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'cross', 'bar'] as const

/** Each is 3:1 on white and on the dark background. */
const COLOURS = ['#417dc4', '#a558a0', '#ce614a', '#009081', '#8d7a1f', '#6a6af4'] as const

/** Neighbours by id differ by both; thirty-six agents differ by one at least. */
export function signOf(agentId: number): AgentSign {
  const shape = SHAPES[agentId % SHAPES.length] ?? 'circle'
  const colour = COLOURS[(agentId + Math.floor(agentId / SHAPES.length)) % COLOURS.length] ?? COLOURS[0]
  return { shape, colour }
}
