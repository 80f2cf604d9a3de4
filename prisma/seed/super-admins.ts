import type { Prisma } from '#infra/prisma/client.ts'
import { superAdminEmail } from './sign-ins.ts'

export const superAdmins: Prisma.SuperAdminCreateManyInput[] = [
  { email: superAdminEmail, firstName: 'Gaëlle', lastName: 'Roussel', role: 'legacy_admin' },
  { email: 'support@rdv.test', firstName: 'Malik', lastName: 'Saïdi', role: 'support' },
]
