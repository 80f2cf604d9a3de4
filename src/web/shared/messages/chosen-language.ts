import type { Request, RequestHandler } from 'express'
import { french, type Language, speak } from '#lib/language.ts'
import type { LanguageLink } from '../layout.ts'
import { cookieOf, ownCookie } from '../own-cookie.ts'

const LANGUAGE_COOKIE = 'rdv_langue'
const YEAR_MS = 365 * 24 * 60 * 60 * 1000

/** `?lang=ar` chooses, a cookie remembers; with French alone there is nothing to choose. */
export const chooseLanguage: RequestHandler = (req, res, next) => {
  const offered = languagesOffered(req)
  if (offered.length < 2) return next()

  const asked = offered.find(({ code }) => code === req.query.lang)
  if (asked) res.cookie(LANGUAGE_COOKIE, asked.code, { ...ownCookie, maxAge: YEAR_MS })
  const remembered = cookieOf(req, LANGUAGE_COOKIE)
  const language = asked ?? offered.find(({ code }) => code === remembered) ?? french
  res.locals.language = language
  speak(language, () => next())
}

/** Agents never choose: their pages are French. */
export const languageOf = (req: Request): Language => req.res?.locals.language ?? french

/** The same page in each language; none when there is one language. */
export function languageLinks(req: Request): LanguageLink[] {
  const offered = req.res?.locals.language ? languagesOffered(req) : []
  const current = languageOf(req)
  return offered.map((language) => ({
    code: language.code,
    name: language.name,
    isCurrent: language === current,
    href: addressIn(language, req.originalUrl),
  }))
}

function addressIn({ code }: Language, address: string) {
  const { pathname, searchParams } = new URL(address, 'http://localhost')
  searchParams.set('lang', code)
  return `${pathname}?${searchParams}`
}

const languagesOffered = (req: Request): readonly Language[] => req.app.locals.languages ?? [french]
