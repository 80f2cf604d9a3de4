import type { Verticale } from '#domain/territory/organisation/verticale.ts'
import { type Brand, type BrandCode, brands } from './brands.ts'

/** The brand of a host name, with or without its port; null when the host is not one of ours. */
export const findBrand = (host: string, otherHosts: Readonly<Record<string, BrandCode>> = {}): Brand | null => {
  const name = host.toLowerCase().replace(/:\d+$/, '')
  const code = otherHosts[name]
  return code ? brands[code] : (Object.values(brands).find((brand) => brand.hosts.includes(name)) ?? null)
}

/** The brand that the rdvs of an organisation are spoken of with. */
export const brandOfVerticale = (verticale: Verticale): Brand =>
  Object.values(brands).find((brand) => brand.verticales.includes(verticale)) ?? brands.rdv_solidarites
