import nunjucks from 'nunjucks'
import type { AssetPath } from './assets.ts'
import { filters } from './filters.ts'
import { TemplateLoader } from './template-loader.ts'

export type Views = {
  /** HTML, escaped: pages and mails. */
  render(view: string, context: object): string
  /** Text, not escaped: text parts of mails and SMS (`*.txt.njk`). */
  renderText(view: string, context: object): string
}

type Options = { viewsPath: string | string[]; cache: boolean; asset: AssetPath }

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

function createEnvironment({ viewsPath, cache, asset }: Options, autoescape: boolean) {
  const environment = new nunjucks.Environment(new TemplateLoader(viewsPath, { noCache: !cache }), {
    autoescape,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  })
  for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter)
  return environment.addGlobal('asset', asset)
}
