import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime, { type Email } from 'postal-mime'

export type Letters = ReturnType<typeof lettersIn>

/** Mails as files, one each, so that they are still there at the next start. */
export function lettersIn(folder: string) {
  mkdirSync(folder, { recursive: true })
  let arrived = readdirSync(folder).length

  return {
    keep: async (raw: Buffer) => {
      arrived += 1
      await writeFile(join(folder, `${String(arrived).padStart(6, '0')}.eml`), raw)
    },
    ids: () =>
      readdirSync(folder)
        .map((name) => name.replace('.eml', ''))
        .toSorted()
        .toReversed(),
    read: async (id: string): Promise<Email | undefined> =>
      /^\d+$/.test(id) ? PostalMime.parse(readFileSync(join(folder, `${id}.eml`))) : undefined,
  }
}
