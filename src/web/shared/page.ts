import type { Request, Response } from 'express'
import { findBrand } from './brand.ts'
import type { Brand } from './brands.ts'
import { takeFlash } from './flash.ts'
import type { LayoutContext, LayoutLinks, Theme } from './layout.ts'
import { languageLinks, languageOf } from './messages/chosen-language.ts'
import { cookieOf } from './own-cookie.ts'
import { viewsIn } from './views.ts'

/** What a layout is given: the content of a page that bore one of its names would take its place. */
type NoneOfLayout = { [Name in keyof LayoutContext]?: never }

export type Page<Data extends object> = (
  req: Request,
  res: Response,
  data: Data & { title: string } & NoneOfLayout,
  status?: number,
) => void

/** What an audience gives all its pages. */
export type Audience = { layout: string; links: LayoutLinks; contextOf(req: Request): object }

export type Pages = <Data extends object>(view: string) => Page<Data>

/** Ties a view to the type of its content, once: `const motifPage = page<MotifPage>('usagers/prise-de-rdv/motif')`. */
export const pagesOf =
  (audience: Audience): Pages =>
  (view) =>
  (req, res, content, status = 200) => {
    const shown = { ...layoutOf(req, audience), ...audience.contextOf(req), ...content }
    res
      .status(status)
      .type('html')
      .send(viewsIn(languageOf(req)).render(`${view}.njk`, shown))
  }

function layoutOf(req: Request, { layout, links }: Audience): LayoutContext {
  return {
    layout,
    brand: brandOf(req),
    theme: themeOf(req),
    path: req.path,
    flash: takeFlash(req) ?? req.res?.locals.said ?? null,
    person: null,
    saveData: req.get('save-data') === 'on',
    links,
    notice: null,
    languages: languageLinks(req),
  }
}

/** Set by the host check; a page rendered before it (an unknown host) has none. */
export const brandOf = (req: Request): Brand => {
  const brand: Brand | null = req.res?.locals.brand ?? findBrand(req.hostname)
  if (!brand) throw new Error('this host has no brand')
  return brand
}

export const THEMES: readonly Theme[] = ['light', 'dark', 'system']

export const THEME_COOKIE = 'rdv_theme'

function themeOf(req: Request): Theme {
  const chosen = cookieOf(req, THEME_COOKIE)
  return THEMES.find((theme) => theme === chosen) ?? 'system'
}
