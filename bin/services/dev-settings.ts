import { HOME_SETTINGS } from './home-settings.ts'
import { isFree } from './ports.ts'

/** More than HOME_SETTINGS: a demo world, views read again at each change, whoever comes first by GitHub as super admin. */
export const DEV_SETTINGS = {
  ...HOME_SETTINGS,
  DEMO: 'true',
  PROVE_ROWS: 'true',
  VIEWS_KEPT: 'false',
  FIRST_SUPER_ADMIN_OPENS: 'true',
  SIGN_IN_AS_ALLOWED: 'true',
}

export type DevPorts = Record<
  'PORT' | 'MAILBOX_PORT' | 'SMTP_PORT' | 'POSTGRES_PORT' | 'REDIS_PORT' | 'IDENTITY_PORT',
  number
>

/** PORT sets the first one and the others follow it, unless they are set too. */
export function devPorts(env: Record<string, string | undefined>): DevPorts {
  const first = Number(env.PORT || 3000)
  const port = (name: string, offset: number) => Number(env[name] || first + offset)
  return {
    PORT: first,
    MAILBOX_PORT: port('MAILBOX_PORT', 1),
    SMTP_PORT: port('SMTP_PORT', 2),
    POSTGRES_PORT: port('POSTGRES_PORT', 3),
    REDIS_PORT: port('REDIS_PORT', 4),
    IDENTITY_PORT: port('IDENTITY_PORT', 5),
  }
}

/** Names of the ports that something else listens to; those of services given by their address are not ours to check. */
export async function takenPorts(ports: DevPorts, env: Record<string, string | undefined>): Promise<string[]> {
  const given = {
    POSTGRES_PORT: env.DATABASE_URL,
    REDIS_PORT: env.REDIS_URL,
    SMTP_PORT: env.SMTP_URL,
    MAILBOX_PORT: env.SMTP_URL,
  }
  const ours = Object.entries(ports).filter(
    ([name]) => !Object.entries(given).some(([key, url]) => key === name && url),
  )
  const free = await Promise.all(ours.map(([, port]) => isFree(port)))
  return ours.filter((_, index) => !free[index]).map(([name, port]) => `${name}=${port}`)
}
