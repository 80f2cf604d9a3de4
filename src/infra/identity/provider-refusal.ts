import { AuthorizationResponseError } from 'openid-client'

/** `expired`: no sign-in of this browser is waiting for this answer. `invalid`: the answer does not prove what it says. */
export type ProviderRefusal = 'cancelled' | 'expired' | 'unavailable' | 'invalid'

const AWAY = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']
const AWAY_ANSWERS = ['temporarily_unavailable', 'server_error']

/** `code` may be logged: messages and causes of the library quote tokens. */
export function refusalOf(error: unknown): { reason: ProviderRefusal; code: string } {
  if (error instanceof AuthorizationResponseError) return { reason: reasonOfAnswer(error.error), code: 'answer' }

  const code = codeOf(error)
  return { reason: AWAY.includes(code) || isNetworkError(error) ? 'unavailable' : 'invalid', code }
}

function reasonOfAnswer(error: string): ProviderRefusal {
  if (error === 'access_denied') return 'cancelled'
  return AWAY_ANSWERS.includes(error) ? 'unavailable' : 'invalid'
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'none'

/** `fetch` names them all so. */
const isNetworkError = (error: unknown): boolean =>
  error instanceof Error && (error.message === 'fetch failed' || isNetworkError(error.cause))
