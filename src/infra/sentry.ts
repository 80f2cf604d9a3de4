import * as Sentry from '@sentry/node'
import { config } from './config.ts'
import { onShutdown } from './shutdown.ts'

/** Without a DSN nothing is sent; with one, neither bodies, cookies, addresses nor query strings are. */
export function startSentry() {
  if (!config.SENTRY_DSN) return

  Sentry.init({
    dsn: config.SENTRY_DSN,
    environment: config.NODE_ENV,
    sendDefaultPii: false,
    beforeSend,
    beforeBreadcrumb: () => null,
  })
  onShutdown(() => Sentry.close(2_000))
}

export const reportError = (error: unknown) => Sentry.captureException(error)

function beforeSend(event: Sentry.ErrorEvent): Sentry.ErrorEvent {
  delete event.request
  delete event.user
  delete event.server_name
  return event
}
