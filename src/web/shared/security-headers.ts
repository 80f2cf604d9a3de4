import type { RequestHandler, Response } from 'express'
import { config } from '#infra/config.ts'
import { identityOrigins } from '#infra/identity/providers.ts'

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ')

/** Browsers apply `form-action` to redirections too: buttons of sign-in and sign-out lead to identity providers. */
const policy = (ancestors: string) =>
  [POLICY, ["form-action 'self'", ...identityOrigins()].join(' '), `frame-ancestors ${ancestors}`].join('; ')

/** Nothing inline is allowed: pages carry no script and no style of their own. */
export const securityHeaders: RequestHandler = (_req, res, next) => {
  res.set({
    'Content-Security-Policy': policy("'self'"),
    'X-Frame-Options': 'SAMEORIGIN',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    'X-Permitted-Cross-Domain-Policies': 'none',
    'X-Download-Options': 'noopen',
    'X-XSS-Protection': '0',
    'Cross-Origin-Opener-Policy': 'same-origin',
  })
  if (config.PUBLIC_URL.startsWith('https:'))
    res.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
  next()
}

/** Search pages may stand in the frames of the sites that the configuration names; no other page may. */
export function allowFraming(res: Response) {
  if (config.EMBEDDING_SITES.length === 0) return
  res.removeHeader('X-Frame-Options')
  res.set('Content-Security-Policy', policy(["'self'", ...config.EMBEDDING_SITES].join(' ')))
}
