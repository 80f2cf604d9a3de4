import { join } from 'node:path'
import { config } from '#infra/config.ts'
import { spokenLanguage } from '#lib/language.ts'
import type { Brand } from '#web/shared/brands.ts'
import { viewsByLanguage } from '#web/shared/nunjucks.ts'

export type RenderedMail = { subject: string; html: string; text: string }

/** One template a mail gives its subject and both its parts, so that they say the same words, in the language spoken. */
export function renderMail(name: string, context: { brand: Brand } & Record<string, unknown>): RenderedMail {
  const views = viewsIn(spokenLanguage())
  const view = `${name}/mail.njk`
  return {
    subject: oneLine(views.renderText(view, { ...context, ...partsOf('channels/mail/subject.txt.njk', '.txt.njk') })),
    html: views.render(view, { ...context, ...partsOf('channels/mail/layout.njk', '.njk') }),
    text: tidy(views.renderText(view, { ...context, ...partsOf('channels/mail/layout.txt.njk', '.txt.njk') })),
  }
}

/** What a template extends and imports: its macros have one name, drawn in HTML or written as text. */
const partsOf = (layout: string, suffix: string) => ({
  layout,
  box: `channels/mail/box${suffix}`,
  button: `channels/mail/button${suffix}`,
  text: `channels/mail/text${suffix}`,
})

const viewsIn = viewsByLanguage({
  viewsPath: join(import.meta.dirname, '../..'),
  cache: config.VIEWS_KEPT,
  asset: (asset) => {
    throw new Error(`a mail shows nothing that must be fetched: ${asset}`)
  },
})

const oneLine = (text: string) => text.trim().replaceAll(/[ \t\r\n]+/g, ' ')

/** Lines without trailing blanks, never more than one empty line between them. */
const tidy = (text: string) =>
  `${text
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`
