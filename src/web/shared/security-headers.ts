import type { Request, RequestHandler, Response } from 'express'
import helmet, { contentSecurityPolicy } from 'helmet'
import { config } from '#infra/config.ts'
import { identityOrigins } from '#infra/identity/providers.ts'

const SELF = ["'self'"]
const NONE = ["'none'"]

/** Nothing inline is allowed: pages carry no script and no style of their own. */
const policy = (embeddingSites: () => string[]) => ({
  useDefaults: false,
  directives: {
    defaultSrc: SELF,
    scriptSrc: SELF,
    styleSrc: SELF,
    imgSrc: [...SELF, 'data:'],
    fontSrc: SELF,
    connectSrc: SELF,
    objectSrc: NONE,
    baseUri: NONE,
    // Browsers apply it to redirections too: buttons of sign-in and sign-out lead to identity providers.
    formAction: [() => [...SELF, ...identityOrigins()].join(' ')],
    frameAncestors: [() => [...SELF, ...embeddingSites()].join(' ')],
  },
})

const permissionsPolicy: RequestHandler = (_req, res, next) => {
  res.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()')
  next()
}

export const securityHeaders: RequestHandler[] = [
  helmet({
    contentSecurityPolicy: policy(() => []),
    crossOriginResourcePolicy: false,
    originAgentCluster: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: config.PUBLIC_URL.startsWith('https:') && { maxAge: 63_072_000 },
    xDnsPrefetchControl: false,
  }),
  permissionsPolicy,
]

const framedPolicy = contentSecurityPolicy(policy(() => config.EMBEDDING_SITES))

/** Search pages may stand in the frames of the sites that the configuration names; no other page may. */
export function allowFraming(req: Request, res: Response) {
  if (config.EMBEDDING_SITES.length === 0) return
  res.removeHeader('X-Frame-Options')
  framedPolicy(req, res, raise)
}

function raise(error?: Error) {
  if (error) throw error
}
