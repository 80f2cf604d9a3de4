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

export function createNunjucks(options: { viewsPath: string; cache: boolean; asset: AssetPath }): Views {
  const html = createEnvironment(options, true)
  const text = createEnvironment(options, false)
  return {
    render: (view, context) => html.render(view, context),
    renderText: (view, context) => text.render(view, context),
  }
}

function createEnvironment({ viewsPath, cache, asset }: Parameters<typeof createNunjucks>[0], autoescape: boolean) {
  const environment = new nunjucks.Environment(new TemplateLoader(viewsPath, { noCache: !cache }), {
    autoescape,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  })
  for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter)
  return environment.addGlobal('asset', asset)
}
