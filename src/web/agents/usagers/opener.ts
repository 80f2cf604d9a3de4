import type { Request } from 'express'
import { localAddress } from '#lib/local-address.ts'
import { longAddress } from '#web/shared/address-values.ts'
import { bodyOf, queryOf } from '#web/shared/sent.ts'

/** The page that sent an agent to a file, and waits for him: one of ours, of the same organisation. */
export function openerOf(req: Request, organisationId: number): string | null {
  const field = { return_to: longAddress }
  const address = localAddress(bodyOf(req, field).return_to ?? queryOf(req, field).return_to)
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
