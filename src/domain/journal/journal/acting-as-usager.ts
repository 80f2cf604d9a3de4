import { actingAs } from '#infra/acting-as.ts'
import type { Tx } from '#infra/db.ts'
import { fullName, type Names } from '#lib/names.ts'

type Usager = Names & { id: number | null; birthName?: string | null }

/** He writes on his own file or on those of his proches; without id, the file is being opened. */
export const actingAsUsager = (tx: Tx, usager: Usager) =>
  actingAs(tx, { type: 'usager', id: usager.id, name: fullName(usager) })
