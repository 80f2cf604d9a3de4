import { db } from '#infra/db.ts'
import type { Prisma } from '#infra/prisma/client.ts'
import { withEach } from '#lib/keys-with.ts'
import type { Asking } from './person-queries.ts'
import { agentFields } from './usager-fields.ts'
import * as usagerScope from './usager-scope.ts'

/** As an agent edits it; null for a file that is not open to him in this organisation. */
export const findFileToEdit = ({ actor, organisationId }: Asking, usagerId: number) =>
  db.usager.findFirst({
    where: { AND: [usagerScope.seenByAgent(actor, organisationId), { id: usagerId }] },
    select: FILE,
  })

export type FileToEdit = NonNullable<Awaited<ReturnType<typeof findFileToEdit>>>

const FILE = {
  ...withEach(agentFields, true),
  id: true,
  updatedAt: true,
  confirmedAt: true,
  passwordDigest: true,
  franceconnectOpenidSub: true,
  givenByFranceconnect: true,
  responsible: { select: { id: true, firstName: true, lastName: true, phoneNumber: true, email: true } },
} as const satisfies Prisma.UsagerSelect
