import compression from 'compression'
import express, { type Express } from 'express'
import { config } from '#infra/config.ts'
import { sessionStore } from '#infra/session-store.ts'
import type { Language } from '#lib/language.ts'
import { backChannelRoutes } from '#web/agents/connexion/back-channel-routes.ts'
import { page as agentsPage } from '#web/agents/page.ts'
import { agentsRoutes } from '#web/agents/routes.ts'
import { followCookies } from '#web/shared/cookies.ts'
import { refuseCrossSite } from '#web/shared/cross-site.ts'
import { errorHandler, missingPage } from '#web/shared/errors.ts'
import { health } from '#web/shared/health.ts'
import { allowedHosts, httpsOnly } from '#web/shared/hosts.ts'
import { chooseLanguage } from '#web/shared/messages/chosen-language.ts'
import { languages as everyLanguage } from '#web/shared/messages/languages.ts'
import { noBodyIsEmptyForm, refuseNullCharacters } from '#web/shared/plain-input.ts'
import { limits as everyLimit, type Limits } from '#web/shared/rate-limit.ts'
import { requestLog } from '#web/shared/request-log.ts'
import { limitSearches } from '#web/shared/search-limit.ts'
import { securityHeaders } from '#web/shared/security-headers.ts'
import { serveAssets } from '#web/shared/serve-assets.ts'
import { holderOfSession, openSession } from '#web/shared/session.ts'
import { ASSETS_DIRECTORY } from '#web/shared/views.ts'
import { page as superAdminPage } from '#web/super-admin/page.ts'
import { superAdminRoutes } from '#web/super-admin/routes.ts'
import { page } from '#web/usagers/page.ts'
import { usagersRoutes } from '#web/usagers/routes.ts'

type Options = { limits?: Limits; languages?: readonly Language[] }

/** The life of a request, from top to bottom. */
export function createApp({ limits = {}, languages = everyLanguage }: Options = {}): Express {
  const app = express()
  app.disable('x-powered-by')
  // Pages are made for each request: digesting them saves nobody anything.
  app.disable('etag')
  app.set('trust proxy', config.TRUST_PROXY)
  app.set('query parser', 'extended')
  app.locals.limits = { ...everyLimit, ...limits }
  app.locals.sessions = sessionStore(holderOfSession)
  app.locals.languages = languages

  app.get('/sante', health)
  app.use(requestLog, allowedHosts, httpsOnly, securityHeaders)
  app.use('/assets', serveAssets(ASSETS_DIRECTORY))

  app.use(['/prendre_rdv', '/adresses'], limitSearches())
  app.use(compression())
  // Agents tick two boxes a participant of a rdv collectif, for 250 at most (modification-state.ts).
  app.use('/admin', express.urlencoded({ extended: true, limit: '100kb', parameterLimit: 1_000 }))
  app.use(express.urlencoded({ extended: true, limit: '100kb', parameterLimit: 200 }))
  app.use(noBodyIsEmptyForm)
  app.use(backChannelRoutes.router)
  app.use(refuseNullCharacters, refuseCrossSite)
  app.use(openSession(app.locals.sessions))
  app.use(followCookies)

  app.use(superAdminRoutes.router)
  app.use(agentsRoutes.router)
  app.use(chooseLanguage, usagersRoutes.router)

  app.use(missingPage)
  app.use(['/agents', '/admin'], errorHandler(agentsPage))
  app.use('/super_admins', errorHandler(superAdminPage))
  app.use(errorHandler(page))
  return app
}

export const routeTables = {
  superAdmin: superAdminRoutes.table,
  backChannel: backChannelRoutes.table,
  agents: agentsRoutes.table,
  usagers: usagersRoutes.table,
}
