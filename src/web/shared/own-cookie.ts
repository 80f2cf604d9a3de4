import type { Request } from 'express'
import { config } from '#infra/config.ts'

/** How ours are given: over HTTPS where the site has it, to no script, with no request that another site makes. */
export const ownCookie = {
  httpOnly: true,
  sameSite: 'lax',
  secure: config.PUBLIC_URL.startsWith('https:'),
} as const

/** What the browser brings back under that name; null when it brings none. */
export function cookieOf(req: Request, name: string): string | null {
  const pair = req.headers.cookie?.split('; ').find((cookie) => cookie.startsWith(`${name}=`))
  return pair?.slice(name.length + 1) ?? null
}
