import { performance } from 'node:perf_hooks'
import { type Started, startWeb } from '#test/support/process.ts'
import type { AgentsCounts } from '../booking-agents.ts'
import { type AgentsProcess, startAgents } from './agents-process.ts'
import { type Answer, type Contender, closeBrowsers, confirm, hold, signIn } from './contender.ts'
import { countDoubles, countRdvs, isPolite, judge, type Verdict } from './judge.ts'
import { createWorld, type Size, type World } from './world.ts'

export type Figures = {
  booked: number
  refused: number
  errors: number
  doubles: number
  /** Of the créneaux that agents wanted too. */
  disputed: { booked: number; refused: number; byAgents: number }
  /** The rush alone. */
  seconds: number
}

const AGENTS = 2

/** All at once, through web processes: usagers confirm and hold, agents write rdvs and absences. */
export async function rush({ webProcesses, ...size }: Size & { webProcesses: number }): Promise<Figures> {
  const world = await createWorld(size)
  const [webs, agents] = await Promise.all([times(webProcesses, aWeb), times(AGENTS, startAgents)])
  try {
    const origins = webs.map(({ url }) => url)
    await Promise.all(origins.map((origin) => lookBefore(origin, world)))
    const contenders = await Promise.all(world.wishes.map((wish, rank) => signIn(wish, rank, origins)))
    return await figuresOf(contenders, await confirmTogether(world, contenders, agents))
  } finally {
    closeBrowsers()
    for (const one of agents) one.stop()
    await Promise.all(webs.map(({ stop }) => stop()))
    sayAccidents(webs)
  }
}

const times = <Made>(many: number, make: () => Promise<Made>) => Promise.all(Array.from({ length: many }, make))

/** Usagers come from addresses of their own: the limits are those of production. */
const aWeb = () => startWeb({ TRUST_PROXY: '1' })

/** A web process has served searches before: its first page compiles and connects. */
async function lookBefore(origin: string, { wishes }: World) {
  const answers = new URLSearchParams(wishes[0]?.answers)
  answers.delete('starts_at')
  const page = await fetch(`${origin}/prendre_rdv?${answers}`)
  if (page.status !== 200) throw new Error(`The week is not shown: ${page.status}`)
  await page.text()
}

type Outcome = { holds: Answer[]; answers: Answer[]; agents: AgentsCounts[]; seconds: number }

async function confirmTogether(world: World, contenders: Contender[], agents: AgentsProcess[]): Promise<Outcome> {
  const holds = await Promise.all(contenders.filter(({ holds }) => holds === 'before').map(hold))
  const start = performance.now()
  const answering = contenders.map((one) => (one.holds === 'meanwhile' ? holdThenConfirm(one, holds) : confirm(one)))
  const disputed = answering.filter((_, at) => contenders[at]?.isDisputed)
  const writing = agents.map((one, rank) => writeMeanwhile(one, rank, { world, disputed }))
  const [answers, counts] = await Promise.all([Promise.all(answering), Promise.all(writing)])
  return { holds, answers, agents: counts, seconds: (performance.now() - start) / 1000 }
}

type Meanwhile = { world: World; disputed: Promise<Answer>[] }

/** Some agents write at once, others when a first usager has his answer: each side comes first to some hours. */
async function writeMeanwhile({ write }: AgentsProcess, rank: number, { world, disputed }: Meanwhile) {
  if (rank > 0) await Promise.race(disputed)
  const over = world.agentIds.over.filter((_, at) => at % AGENTS === rank)
  return write({ ...world, agentIds: { ...world.agentIds, over } })
}

/** Kept or not, he confirms. */
async function holdThenConfirm(contender: Contender, holds: Answer[]) {
  holds.push(await hold(contender))
  return confirm(contender)
}

async function figuresOf(contenders: Contender[], { holds, answers, agents, seconds }: Outcome): Promise<Figures> {
  const noAnswer = { status: 0, location: '' }
  const verdicts = await Promise.all(contenders.map((one, at) => judge(one, answers[at] ?? noAnswer)))
  const count = (wanted: Verdict, disputed: boolean) =>
    verdicts.filter((verdict, at) => verdict === wanted && contenders[at]?.isDisputed === disputed).length
  const [booked, alsoBooked] = [count('booked', false), count('booked', true)]
  const rudeHolds = holds.filter((answer) => !isPolite(answer))
  const unlike = (await countRdvs(contenders.map(({ usagerId }) => usagerId))) - booked - alsoBooked
  const sum = (key: keyof AgentsCounts) => agents.reduce((total, counts) => total + counts[key], 0)
  return {
    booked,
    refused: count('refused', false),
    errors: count('error', false) + count('error', true) + rudeHolds.length + sum('errors') + Math.abs(unlike),
    doubles: await countDoubles(),
    disputed: { booked: alsoBooked, refused: count('refused', true), byAgents: sum('written') },
    seconds: Math.round(seconds * 10) / 10,
  }
}

/** What the log of a web process says of a 500. */
function sayAccidents(webs: readonly Started[]) {
  const lines = webs.flatMap(({ output }) => output.filter((line) => /"level":(50|60)/.test(line)))
  for (const line of lines.slice(0, 20)) process.stderr.write(`${line}\n`)
}
