import type { Request, RequestHandler } from 'express'
import { config } from '#infra/config.ts'
import { findBrand } from './brand.ts'
import type { BrandCode } from './brands.ts'
import { brands } from './brands.ts'

const publicHost = new URL(config.PUBLIC_URL).hostname

/** Hosts of the configuration beside those of the brands: `rdv.exemple.fr=rdv-mairie`, and that of the public address. */
const otherHosts: Readonly<Record<string, BrandCode>> = {
  ...(findBrand(publicHost) ? {} : { [publicHost]: brandNamed() }),
  ...Object.fromEntries(config.ALLOWED_HOSTS.map(({ host, ...named }) => [host, brandNamed(named.brand)])),
}

/** An unknown host is refused: links and brand are chosen by it. */
export const allowedHosts: RequestHandler = (req, res, next) => {
  const brand = findBrand(req.hostname, otherHosts)
  if (!brand) return void res.status(421).type('text').send('Adresse inconnue.')

  res.locals.brand = brand
  next()
}

/** Behind a proxy that says the request came in clear. */
export const httpsOnly: RequestHandler = (req, res, next) => {
  if (config.TRUST_PROXY === 0 || !config.PUBLIC_URL.startsWith('https:') || req.secure) return next()
  res.redirect(301, secureAddress(req))
}

/** At the host that was found among ours, be it named by the proxy; a request may name its target by a whole address. */
const secureAddress = (req: Request) => `https://${req.host}${req.originalUrl.startsWith('/') ? req.originalUrl : '/'}`

function brandNamed(name: string = config.DEFAULT_BRAND): BrandCode {
  const code = name.replaceAll('-', '_')
  return Object.values(brands).find((brand) => brand.code === code)?.code ?? 'rdv_solidarites'
}
