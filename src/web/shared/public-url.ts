import { config } from '#infra/config.ts'
import type { Brand } from './brands.ts'

/** An address for a message, at the host configured for its brand, else at the public address of the installation. */
export function publicUrl(brand: Brand, path: string): string {
  const url = new URL(path, config.PUBLIC_URL)
  const own = config.ALLOWED_HOSTS.find((allowed) => 'brand' in allowed && codeOf(allowed.brand) === brand.code)
  if (own) url.host = own.host
  return url.href
}

/** The configuration writes « rdv-mairie ». */
const codeOf = (name: string) => name.replaceAll('-', '_')
