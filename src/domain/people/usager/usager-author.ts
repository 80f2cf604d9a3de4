import type { Actor } from '#domain/actor/actor.ts'
import { fullName, type Names } from '#lib/names.ts'

/** Who writes on his own file or on those of his proches; without id, the file is being opened. */
export const usagerAuthor = (usager: Names & { id: number | null; birthName?: string | null }): Actor => ({
  type: 'usager',
  id: usager.id,
  name: fullName(usager),
})
