import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { AgentsCounts, AgentsWork } from '../booking-agents.ts'

export type AgentsProcess = { write: (work: AgentsWork) => Promise<AgentsCounts>; stop: () => void }

/** Ready to write, connected to the same database. */
export async function startAgents(): Promise<AgentsProcess> {
  const child = fork(`${import.meta.dirname}/../booking-agents.ts`, {
    stdio: ['ignore', 2, 2, 'ipc'],
    // Those of a test would choose another database.
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  await answerOf()
  return { write, stop: () => void child.kill() }

  function write({ day, agentIds, collectifMotifId }: AgentsWork): Promise<AgentsCounts> {
    const answered = answerOf()
    child.send({ day, agentIds, collectifMotifId })
    return answered
  }

  async function answerOf() {
    const died = once(child, 'exit').then(([code]) => Promise.reject(new Error(`agents' process ended (${code})`)))
    died.catch(() => undefined)
    return (await Promise.race([once(child, 'message'), died]))[0]
  }
}
