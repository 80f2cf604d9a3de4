import type { ErrorContent, ErrorPages } from '#web/shared/errors.ts'
import { page } from './page.ts'

export const errorPages: ErrorPages = {
  403: page<ErrorContent>('errors/403'),
  404: page<ErrorContent>('errors/404'),
  429: page<ErrorContent>('errors/429'),
  500: page<ErrorContent>('errors/500'),
}
