import { db } from '#infra/db.ts'
import { FIELD_SWITCHES, type Switches } from './field-switches.ts'

/** Which fields of usagers a territoire asks for. */
export const findSwitches = (territoireId: number): Promise<Switches> =>
  db.territoire.findUniqueOrThrow({ where: { id: territoireId }, select: FIELD_SWITCHES })
