import type { Request } from 'express'
import { config } from '#infra/config.ts'
import { isOffered } from '#web/account/identity.ts'
import {
  inclusionConnectPath,
  inclusionConnectRetourPath,
  proConnectPath,
  proConnectRetourPath,
  proSanteConnectPath,
  proSanteConnectRetourPath,
} from '../connexion/paths.ts'
import { identification } from './identification.ts'

export const proConnect = identification({
  provider: 'pro-connect',
  name: 'ProConnect',
  callback: proConnectRetourPath(),
})

export const inclusionConnect = identification({
  provider: 'inclusion-connect',
  name: 'Inclusion Connect',
  callback: inclusionConnectRetourPath(),
})

export const proSanteConnect = identification({
  provider: 'pro-sante-connect',
  name: 'Pro Santé Connect',
  callback: proSanteConnectRetourPath(),
})

/** Addresses behind the buttons of the sign-in and invitation pages; null where there is none. */
export type Doors = { proConnect: string | null; inclusionConnect: string | null; proSanteConnect: string | null }

/** `email`: the address that was invited. An address may force a button that the configuration hides. */
export function doorsOf(req: Request, email: string | null = null): Doors {
  const hint = email === null ? {} : { login_hint: email }
  const isForced = (name: string) => req.query[name] !== undefined
  const isShown = {
    proConnect: !config.PRO_CONNECT_DISABLED || isForced('force_agent_connect'),
    inclusionConnect: !config.INCLUSION_CONNECT_DISABLED || isForced('force_inclusionconnect'),
    proSanteConnect: !config.PRO_SANTE_CONNECT_DISABLED || isForced('force_prosanteconnect'),
  }
  return {
    proConnect: isShown.proConnect && isOffered(req, 'pro-connect') ? proConnectPath({}, hint) : null,
    inclusionConnect:
      isShown.inclusionConnect && isOffered(req, 'inclusion-connect') ? inclusionConnectPath({}, hint) : null,
    proSanteConnect:
      isShown.proSanteConnect && isOffered(req, 'pro-sante-connect') ? proSanteConnectPath({}, hint) : null,
  }
}
