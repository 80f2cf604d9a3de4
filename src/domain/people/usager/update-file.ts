import { systeme } from '#domain/actor/actor.ts'
import { type DeedTx, deed } from '#domain/journal/deed.ts'
import type { Usager } from '#infra/prisma/client.ts'
import { command, execute } from '#infra/query.ts'
import { type FileChange, writtenOn } from './file-change.ts'
import { usagerAuthor } from './usager-author.ts'

/** `onlyEmpty`: he proved an address, not that the file is his: what it says stays (decision 9). */
type Update = { usagerId: number; change: FileChange; onlyEmpty?: boolean }

/** Writes on the usager's file what a form asked of him. Names and birth date given by FranceConnect stay, whatever was sent. */
export const updateFile = ({ usagerId, change, onlyEmpty = false }: Update): Promise<void> =>
  deed(systeme, (tx) => writeFile(tx, { usagerId, change, onlyEmpty }))

/** In the deed of something else: what was asked for a rdv is written with it. */
export async function writeFile(tx: DeedTx, { usagerId, change, onlyEmpty = false }: Update) {
  await execute(LOCK, [usagerId], tx.sql)
  const known = await tx.prisma.usager.findUniqueOrThrow({ where: { id: usagerId, deletedAt: null } })
  await tx.actAs(usagerAuthor(known))
  const data = writtenOn(known, onlyEmpty ? whereEmpty(change, known) : change)
  if (Object.keys(data).length > 0) await tx.prisma.usager.update({ where: { id: usagerId }, data })
}

const LOCK = command('lock-usager', 'SELECT FROM usagers WHERE id = $1 FOR UPDATE')

function whereEmpty(change: FileChange, known: Usager): FileChange {
  const values = new Map<string, unknown>(Object.entries(known))
  return Object.fromEntries(Object.entries(change).filter(([field]) => isEmpty(values.get(field))))
}

/** As the API writes it, and as forms do. */
const isEmpty = (value: unknown) => value === null || value === ''

type AntsNumber = { usagerId: number; number: string; onlyEmpty: boolean }

/** Pre-demande number of one for whom a rdv is taken. */
export async function writeAntsNumber({ prisma }: DeedTx, { usagerId, number, onlyEmpty }: AntsNumber) {
  const isWithout = { OR: [{ antsPreDemandeNumber: null }, { antsPreDemandeNumber: '' }] }
  const where = { id: usagerId, ...(onlyEmpty ? isWithout : {}) }
  await prisma.usager.updateMany({ where, data: { antsPreDemandeNumber: number } })
}
