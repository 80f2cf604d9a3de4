import { type Connection, command, execute } from '#infra/query.ts'

type Held = { sessionDigest: string; motifId: number }

/** Its créneau is taken, or wanted no more. */
export async function releaseHold({ sessionDigest, motifId }: Held, connection?: Connection) {
  await execute(RELEASE, [sessionDigest, motifId], connection)
}

const RELEASE = command('release-hold', 'DELETE FROM holds WHERE session_digest = $1 AND motif_id = $2')
