import type { Request, RequestHandler } from 'express'
import { config } from '#infra/config.ts'
import { isAtHome } from '#infra/config-schema.ts'
import { findBrand } from './brand.ts'
import type { BrandCode } from './brands.ts'
import { brands } from './brands.ts'

const publicUrl = new URL(config.PUBLIC_URL)
const publicHost = publicUrl.hostname

/** Hosts of the configuration beside those of the brands: `rdv.exemple.fr=rdv-mairie`, and that of the public address. */
const otherHosts: Readonly<Record<string, BrandCode>> = {
  ...(findBrand(publicHost) ? {} : { [publicHost]: brandNamed() }),
  ...Object.fromEntries(config.ALLOWED_HOSTS.map(({ host, ...named }) => [withoutPort(host), brandNamed(named.brand)])),
}

const ports = new Map(config.ALLOWED_HOSTS.map(({ host }) => [withoutPort(host), host.slice(withoutPort(host).length)]))

/** The whole of what a request calls us by: a name, or an address between brackets, and perhaps a port. */
const HOST = /^(?<name>[a-z\d-]+(?:\.[a-z\d-]+)*|\[[a-f\d:.]+\])(?<port>:\d{1,5})?$/

/** An unknown host is refused: links and brand are chosen by it. */
export const allowedHosts: RequestHandler = (req, res, next) => {
  // HTTP/1.0 names no host, and a header may be empty, whatever Express says of its type.
  const called: string | undefined = req.host
  if (!called) return void res.status(400).type('text').send('Adresse manquante.')
  if (!isTarget(req.originalUrl)) return void res.status(400).type('text').send('Adresse incompréhensible.')
  const { name, port = '' } = HOST.exec(called.toLowerCase())?.groups ?? {}
  const brand = name ? findBrand(name, otherHosts) : null
  if (!name || !brand) return void res.status(421).type('text').send('Adresse inconnue.')

  res.locals.brand = brand
  res.locals.origin = `${publicUrl.protocol}//${name}${isAtHome(config) ? port : (ports.get(name) ?? publicPort)}`
  next()
}

/** A request may name its target by a whole address, whose host is maybe none; or by « * », which is no page. */
const isTarget = (target: string) => target !== '*' && URL.canParse(target, publicUrl)

const publicPort = publicUrl.port && `:${publicUrl.port}`

/** « https://rdv.exemple.fr », as the configuration writes the host that the browser sees: its session is there. At home any port will do. */
export const originOf = (req: Request): string => String(req.res?.locals.origin)

/** Behind a proxy that says the request came in clear. */
export const httpsOnly: RequestHandler = (req, res, next) => {
  if (config.TRUST_PROXY === 0 || !config.PUBLIC_URL.startsWith('https:') || req.secure) return next()
  res.redirect(301, secureAddress(req))
}

/** A request may name its target by a whole address. */
const secureAddress = (req: Request) => originOf(req) + (req.originalUrl.startsWith('/') ? req.originalUrl : '/')

function withoutPort(host: string) {
  return host.replace(/:\d+$/, '')
}

function brandNamed(name: string = config.DEFAULT_BRAND): BrandCode {
  const code = name.replaceAll('-', '_')
  return Object.values(brands).find((brand) => brand.code === code)?.code ?? 'rdv_solidarites'
}
