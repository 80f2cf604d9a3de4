import type { Request, RequestHandler } from 'express'
import { config } from '#infra/config.ts'
import { findBrand } from './brand.ts'
import type { BrandCode } from './brands.ts'
import { brands } from './brands.ts'

/** Hosts of the configuration beside those of the brands: `rdv.exemple.fr=rdv-mairie`. */
const otherHosts: Readonly<Record<string, BrandCode>> = Object.fromEntries(
  config.ALLOWED_HOSTS.map(({ host, ...named }) => [host, brandNamed(named.brand)]),
)

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

const secureAddress = (req: Request) => `https://${req.get('host')}${req.originalUrl}`

function brandNamed(name = config.DEFAULT_BRAND): BrandCode {
  const code = name.replaceAll('-', '_')
  return Object.values(brands).find((brand) => brand.code === code)?.code ?? 'rdv_solidarites'
}
