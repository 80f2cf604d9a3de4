import { z } from 'zod'

export type Columns = Readonly<Record<string, z.ZodType>>

/** As the driver gives it: what zod would change is not changed. */
export type Row<Of extends Columns> = { [Column in keyof Of]: z.input<Of[Column]> }

/** Throws for a row that is not what its statement says, naming the column and never what it holds. */
export function proveRows({ name, columns }: { name: string; columns: Columns }, rows: readonly unknown[]): void {
  const proof = proofOf(columns)
  for (const row of rows) {
    const issue = proof.safeParse(row).error?.issues[0]
    if (issue) throw new TypeError(`Statement "${name}": ${inWords(issue)}`)
  }
}

function proofOf(columns: Columns): z.ZodType {
  const proof = proofs.get(columns) ?? z.strictObject(columns)
  proofs.set(columns, proof)
  return proof
}

const proofs = new WeakMap<Columns, z.ZodType>()

function inWords(issue: z.core.$ZodIssue) {
  if (issue.path.length === 0 && issue.code === 'unrecognized_keys') return `unexpected column ${issue.keys.join(', ')}`
  return `column ${issue.path.join('.')}: ${issue.message}`
}
