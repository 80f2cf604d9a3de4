/** Which product an organisation belongs to. */
export type { Verticale } from '#infra/prisma/enums.ts'
