import type * as Sentry from '@sentry/node'
import { config } from './config.ts'
import { onShutdown } from './shutdown.ts'

let sentry: typeof Sentry | undefined

/** Without a DSN nothing is sent, nor even loaded; with one, neither bodies, cookies, addresses nor query strings are. */
export async function startSentry() {
  if (!config.SENTRY_DSN) return

  const started = await import('@sentry/node')
  started.init({
    dsn: config.SENTRY_DSN,
    environment: config.SENTRY_ENVIRONMENT,
    sendDefaultPii: false,
    // Nothing is traced: no module is watched as it loads.
    registerEsmLoaderHooks: false,
    beforeSend,
    beforeBreadcrumb: () => null,
  })
  onShutdown(() => started.close(2_000))
  sentry = started
}

export const reportError = (error: unknown) => sentry?.captureException(error)

function beforeSend(event: Sentry.ErrorEvent): Sentry.ErrorEvent {
  delete event.request
  delete event.user
  delete event.server_name
  // « GET /r/12/TOKEN »
  delete event.transaction
  for (const exception of event.exception?.values ?? []) exception.value = withoutPersons(exception.value)
  return event
}

/** Later lines of a message quote what was written; on the first, an address or a number may stand. */
const withoutPersons = (message = '') =>
  (message.trim().split('\n')[0] ?? '')
    .replaceAll(/\S+@\S+/g, '[e-mail]')
    .replaceAll(/\+?\d(?:[ .]?\d){5,}/g, '[number]')
