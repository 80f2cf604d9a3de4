import nunjucks from 'nunjucks'
import { french, type Language } from '#lib/language.ts'
import type { AssetPath } from './assets.ts'
import { runComponentsOnce } from './component-exports.ts'
import { filters } from './filters.ts'
import { TemplateLoader } from './template-loader.ts'

export type Views = {
  /** HTML, escaped: pages and mails. */
  render(view: string, context: object): string
  /** Text, not escaped: text parts of mails and SMS (`*.txt.njk`). */
  renderText(view: string, context: object): string
}

runComponentsOnce()

type Options = { viewsPath: string | string[]; cache: boolean; asset: AssetPath; language?: Language }

/** One set of prepared templates a language, made when it is first read. */
export function viewsByLanguage(options: Options) {
  const known = new Map<Language, Views>()
  return (language: Language): Views => {
    const views = known.get(language) ?? createNunjucks({ ...options, language })
    known.set(language, views)
    return views
  }
}

export function createNunjucks(options: Options): Views {
  const html = createEnvironment(options, true)
  const text = createEnvironment(options, false)
  return {
    render: (view, context) => html.render(view, context),
    renderText: (view, context) =>
      text
        .render(view, context)
        .replaceAll(/\n{3,}/g, '\n\n')
        .trim(),
  }
}

function createEnvironment({ viewsPath, cache, asset, language = french }: Options, autoescape: boolean) {
  const environment = new nunjucks.Environment(new TemplateLoader(viewsPath, language, { noCache: !cache }), {
    autoescape,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  })
  for (const [name, filter] of Object.entries({ ...filters, ...language.words })) environment.addFilter(name, filter)
  return environment.addGlobal('asset', asset).addGlobal('language', language)
}
