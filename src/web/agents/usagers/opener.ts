import type { Request } from 'express'
import { z } from 'zod'
import { localAddress } from '#lib/local-address.ts'
import { bodyOf, queryOf } from '#web/shared/sent.ts'

/** It holds all that was answered there, and maybe the page that it waits for itself; what servers read of an address has an end. */
const LONGEST = 12_000

/** Whether a page that waits can be carried in the address of another. */
export const canWait = (address: string): boolean => encodeURIComponent(address).length <= LONGEST

/** The page that sent an agent to a file, and waits for him: one of ours, of the same organisation. */
export function openerOf(req: Request, organisationId: number): string | null {
  const field = { return_to: z.string() }
  const address = localAddress(bodyOf(req, field).return_to ?? queryOf(req, field).return_to, LONGEST)
  return address?.startsWith(`/admin/organisations/${organisationId}/`) ? address : null
}

const USAGERS = 'user_ids[]'

/** The same page, with somebody more. */
export function withUsager(address: string, usagerId: number): string {
  const [path = '', query] = address.split('?')
  const params = new URLSearchParams(query)
  if (!params.getAll(USAGERS).includes(String(usagerId))) params.append(USAGERS, String(usagerId))
  return `${path}?${params}`
}
