import type { Actor } from '#domain/actor/actor.ts'
import type { CreatedByType } from '#infra/prisma/enums.ts'

/** A person who may be written as the one who took a rdv. */
export type Author = Actor & { type: CreatedByType; id: number }
