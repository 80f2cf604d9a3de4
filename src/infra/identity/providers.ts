import { config } from '#infra/config.ts'
import { franceconnect } from './franceconnect.ts'
import { github } from './github.ts'
import { inclusionConnect } from './inclusion-connect.ts'
import { microsoft } from './microsoft.ts'
import { proConnect } from './pro-connect.ts'
import { proSanteConnect } from './pro-sante-connect.ts'
import type { Provider, ProviderName } from './provider.ts'

type Find = (brandCode: string) => Provider | null

const providers: Readonly<Record<ProviderName, Find>> = {
  franceconnect,
  'pro-connect': proConnect,
  'inclusion-connect': inclusionConnect,
  'pro-sante-connect': proSanteConnect,
  github,
  microsoft,
}

/** Null when the configuration does not give it. */
export const findProvider = (name: ProviderName, brandCode: string): Provider | null => providers[name](brandCode)

/** Where forms may lead besides our own pages. */
export function identityOrigins(): string[] {
  const given = [
    config.FRANCECONNECT_URL,
    config.PRO_CONNECT_URL,
    config.INCLUSION_CONNECT_URL,
    config.PRO_SANTE_CONNECT_URL,
    config.GITHUB_CLIENT_ID && config.GITHUB_URL,
    config.MICROSOFT_CLIENT_ID && config.MICROSOFT_URL,
    ...config.FORM_ACTION_ORIGINS,
  ]
  return [...new Set(given.flatMap((address) => (address ? [new URL(address).origin] : [])))]
}
