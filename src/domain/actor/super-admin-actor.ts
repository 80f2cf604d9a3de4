import type { SuperAdminRole } from '#infra/prisma/enums.ts'

export type SuperAdminActor = { id: number; role: SuperAdminRole }
