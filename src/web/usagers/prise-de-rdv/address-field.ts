import type { IdentifiedUsager } from '../session.ts'
import { adressesPath } from './paths.ts'

/** The field of an address, on the home page and on its own. */
export type AddressField = {
  source: string
  /** What a choice in the list fills. */
  fields: Readonly<Record<string, string>>
  /** It holds the address of the account. */
  isKnown: boolean
}

export const addressField = ({ isKnown }: { isKnown: boolean }): AddressField => ({
  source: `${adressesPath()}?q=`,
  fields: { departement: '', city_code: '', street_ban_id: '', latitude: '', longitude: '' },
  isKnown,
})

/** That of an account; a code or a link opens no address. */
export const knownAddressOf = (identified: IdentifiedUsager | null) =>
  identified?.session.kind === 'account' ? identified.usager.address : null
