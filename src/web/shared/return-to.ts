import type { Request } from 'express'
import { localAddress } from '#lib/local-address.ts'

/** Keeps the page that was wanted, to come back to once known. Forms are not sent again. */
export function rememberAddress(req: Request) {
  if (req.method === 'GET') req.session.returnTo = req.originalUrl
}

/** The link of a mail knows better where its person was going. */
export function wantInstead(req: Request, address: string | null) {
  if (address === null) delete req.session.returnTo
  else req.session.returnTo = address
}

/** Once: where to go after a sign-in, among the pages of that face. */
export function takeReturnTo(req: Request, face: 'usager' | 'agent'): string | null {
  const address = localAddress(req.session.returnTo)
  delete req.session.returnTo
  return address && OF_AGENTS.test(address) === (face === 'agent') ? address : null
}

const OF_AGENTS = /^\/(admin|agents)([/?]|$)/

export const wantedAddress = (req: Request) => localAddress(req.session.returnTo)
