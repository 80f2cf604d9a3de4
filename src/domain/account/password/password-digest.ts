import bcrypt from 'bcrypt'
import { config } from '#infra/config.ts'

const { PASSWORD_COST: COST } = config

export const digestPassword = (password: string) => bcrypt.hash(password, COST)

/** A digest that an unknown account is compared with: the answer takes as long. */
const nobody = bcrypt.hashSync('nobody has this password', COST)

/** Without digest the comparison is made all the same, and fails. */
export async function isPassword(password: string, digest: string | null) {
  const isSame = await bcrypt.compare(password, digest ?? nobody)
  return isSame && digest !== null
}

/** Older digests are made anew at the next sign-in. */
export const isDated = (digest: string) => !digest.startsWith('$2b$') || bcrypt.getRounds(digest) < COST
