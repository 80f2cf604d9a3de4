import type { Actor } from '#domain/actor/actor.ts'
import { log } from '#infra/logger.ts'
import { command, execute } from '#infra/query.ts'
import { onShutdown } from '#infra/shutdown.ts'
import type { ConsultedScreen } from './consultation.ts'

export type Consultation = {
  /** Whose details are shown: several on a rdv or a merge. */
  usagerIds: readonly number[]
  actor: Actor & { id: number }
  organisationId?: number | null
  /** Those of the agent, when it is not said. */
  serviceName?: string | null
  screen: Exclude<ConsultedScreen, 'export'>
  now: Temporal.Instant
}

/**
 * Once a person, file, screen and hour. Not to be awaited: the answer leaves meanwhile (`void recordConsultation(…)`).
 * Never rejects.
 */
export const recordConsultation = ({ usagerIds, screen, ...seen }: Consultation): Promise<void> =>
  usagerIds.length === 0
    ? Promise.resolve()
    : inTurn({ ...seen, usagerIds: [...usagerIds], screen, usagersCount: null })

type ExportConsultation = Omit<Consultation, 'usagerIds' | 'screen'> & { usagersCount: number }

/** One line an export, with the number of its usagers. */
export const recordExportConsultation = (seen: ExportConsultation): Promise<void> =>
  inTurn({ ...seen, usagerIds: [null], screen: 'export' })

type Line = Omit<Consultation, 'usagerIds' | 'screen'> & {
  usagerIds: readonly (number | null)[]
  screen: ConsultedScreen
  usagersCount: number | null
}

let last: Promise<void> = Promise.resolve()
onShutdown(() => last)

/** One after the other: a slow table holds one connection, and the pages keep theirs. */
function inTurn(line: Line): Promise<void> {
  last = last.then(() => write(line)).catch((error: unknown) => log.error({ err: error }, 'consultation not recorded'))
  return last
}

async function write({ usagerIds, actor, organisationId = null, serviceName = null, screen, usagersCount, now }: Line) {
  const who = [actor.type, actor.id, actor.name, organisationId, serviceName]
  const values = [usagerIds, ...who, screen, usagersCount, new Date(now.epochMilliseconds)]
  await execute(RECORD, values)
}

const RECORD = command(
  'record-consultation',
  `
  INSERT INTO consultations (usager_id, actor_type, actor_id, actor_name, organisation_id, service_name, screen,
                             usagers_count, hour, created_at)
  SELECT usager_id, $2::actor_type, $3, $4, $5,
    coalesce($6, (SELECT string_agg(service.name, ', ' ORDER BY service.name) FROM agent_services link
                  JOIN services service ON service.id = link.service_id WHERE $2 = 'agent' AND link.agent_id = $3)),
    $7, $8, date_trunc('hour', $9::timestamptz, 'UTC'), $9
  FROM unnest($1::int[]) AS usager_id
  ON CONFLICT (usager_id, actor_type, actor_id, screen, hour) DO NOTHING`,
)
