import { performance } from 'node:perf_hooks'
import type { AgentActor } from '#domain/actor/agent-actor.ts'
import { searchPersons } from '#domain/people/usager/search-persons.ts'
import { listUsagers } from '#domain/people/usager/usager-list-queries.ts'
import { command, execute } from '#infra/query.ts'
import { anAgentActor } from '#test/support/agent-actors.ts'
import { withQueries } from '#test/support/count-queries.ts'
import { spreadOf } from '../measure.ts'

const HERE = 1

/** As he types: two letters, a name, two words, a telephone, an e-mail, somebody of another organisation, nobody. */
const TERMS = ['le', 'mar', 'lefebvre', 'ines ben', '06 1000', 'nadia.b@', 'vasseur rose', 'delm', 'xyz']

const agentWith = (visibleUsagersThroughoutTheTerritoire: boolean): AgentActor => ({
  ...anAgentActor(),
  roles: [
    {
      organisationId: HERE,
      accessLevel: 'basic',
      territoire: { id: 1, kind: 'ordinary', visibleUsagersThroughoutTheTerritoire },
    },
  ],
})

const [own, open] = [agentWith(false), agentWith(true)]

/** What nobody can do without: the rows of an answer, by their ids. */
const FLOOR = command(
  'floor of a search of usagers',
  `SELECT usager.*, responsable.* FROM usagers usager LEFT JOIN usagers responsable ON responsable.id = usager.responsible_id
   WHERE usager.id = ANY ($1::int[])`,
)

const deeds: Record<string, (term: string) => Promise<unknown>> = {
  'floor of a search of usagers': () => execute(FLOOR, [Array.from({ length: 20 }, (_, at) => at * 30 + 30)]),
  'search of usagers, in an organisation': (term) => searchPersons({ actor: own, organisationId: HERE, term }),
  'search of usagers, in a whole territoire': (term) => searchPersons({ actor: open, organisationId: HERE, term }),
  'list of usagers': () => listUsagers({ actor: own, organisationId: HERE, term: '', page: 1 }),
}

const ROUNDS = 30
/** PostgreSQL tries five custom plans before a generic one. */
const WARM_UP = 10

const spent = new Map(Object.keys(deeds).map((deed): [string, number[]] => [deed, []]))
for (let round = -WARM_UP; round < ROUNDS; round++)
  for (const [deed, run] of Object.entries(deeds))
    for (const term of TERMS) {
      const start = performance.now()
      await run(term)
      if (round >= 0) spent.get(deed)?.push(performance.now() - start)
    }

const figures = []
for (const [deed, run] of Object.entries(deeds)) {
  const { queries } = await withQueries(() => run('mar'))
  figures.push({ deed, ...spreadOf(spent.get(deed) ?? []), queries: queries.length })
}
process.send?.(figures)
