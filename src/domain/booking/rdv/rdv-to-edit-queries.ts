import { z } from 'zod'
import { RdvStatus } from '#infra/prisma/enums.ts'
import { type Connection, query, type RowOf, statement } from '#infra/query.ts'

/** What agents write of a rdv, as it stands; `context` is encrypted. */
export async function findRdvToEdit(connection: Connection, rdvId: number): Promise<RdvToEdit> {
  const [row] = await query(RDV, [rdvId], connection)
  if (!row) throw new Error('the rdv that is locked is not there')
  return row
}

const RDV = statement(
  'rdv-to-edit',
  {
    uuid: z.uuid(),
    status: z.enum(RdvStatus),
    sequence: z.int(),
    context: z.string().nullable(),
    title: z.string().nullable(),
    maxParticipantsCount: z.int().nullable(),
    minutesAfterRdv: z.int(),
    collectif: z.boolean(),
    participations: z.array(
      z.strictObject({
        id: z.int(),
        usagerId: z.int(),
        status: z.enum(RdvStatus),
        sendLifecycleNotifications: z.boolean(),
        sendReminderNotification: z.boolean(),
      }),
    ),
  },
  `
  SELECT r.uuid, r.status, r.sequence, r.context, r.name AS title, r.max_participants_count AS "maxParticipantsCount",
    r.minutes_after_rdv AS "minutesAfterRdv", m.collectif,
    (SELECT coalesce(json_agg(json_build_object('id', p.id, 'usagerId', p.usager_id, 'status', p.status,
        'sendLifecycleNotifications', p.send_lifecycle_notifications,
        'sendReminderNotification', p.send_reminder_notification) ORDER BY p.id), '[]')
      FROM participations p WHERE p.rdv_id = r.id) AS participations
  FROM rdvs r JOIN motifs m ON m.id = r.motif_id WHERE r.id = $1`,
)

export type RdvToEdit = RowOf<typeof RDV>
