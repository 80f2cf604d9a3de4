import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import postcss, { type Root } from 'postcss'
import { PurgeCSS } from 'purgecss'
import type { Bundle } from './bundles.ts'
import { compact } from './compact.ts'
import type { SourceText } from './read-tree.ts'
import { addSystemTheme } from './system-theme.ts'
import type { AssetFile } from './write-assets.ts'

const DSFR = 'node_modules/@gouvfr/dsfr/dist'
/** Levels of headings are parameters: no template spells them. */
const WRITTEN_BY_PARAMETERS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'html', ':root', 'data-fr-theme', 'dark']
const NOTICE = /^\/\*![\s\S]*?\*\//

/** One style sheet: the DSFR's components and ours, without what no template uses; and the icons it points to. */
export async function assembleCss(root: string, bundle: Bundle, sources: readonly SourceText[]): Promise<AssetFile[]> {
  const dsfr = bundle.dsfr.map((name) => readFileSync(join(root, DSFR, dsfrFile(name)), 'utf8'))
  const ours = bundle.ours.map((name) => readFileSync(join(root, 'public/css', `${name}.css`), 'utf8'))
  const used = await withoutUnused([...dsfr, ...ours].join('\n'), sources.filter(isNotIn(bundle.without)))
  const sheet = postcss.parse(used)
  addSystemTheme(sheet)
  const icons = takeIcons(sheet, root)
  return [...icons, { name: bundle.name, text: `${dsfr[0]?.match(NOTICE)?.[0]}\n${compact(sheet)}` }]
}

/** The scheme has no print nor legacy face, hence no « main » one. */
const dsfrFile = (name: string) => (name.startsWith('scheme') ? `${name}.min.css` : `${name}.main.min.css`)

const isNotIn = (without: readonly string[]) => (source: SourceText) =>
  !without.some((prefix) => source.path.startsWith(prefix))

async function withoutUnused(css: string, sources: readonly SourceText[]) {
  const [result] = await new PurgeCSS().purge({
    content: sources.map(({ text }) => ({ raw: text, extension: 'njk' })),
    css: [{ raw: css }],
    defaultExtractor: (text) => text.match(/[\w-]+/g) ?? [],
    safelist: { standard: WRITTEN_BY_PARAMETERS },
    variables: true,
    keyframes: true,
  })
  return result?.css ?? ''
}

/** Fonts have their own sheet; icons become files of ours, named by their content. */
function takeIcons(sheet: Root, root: string): AssetFile[] {
  const icons = new Map<string, AssetFile>()
  sheet.walkAtRules('font-face', (rule) => {
    rule.remove()
  })
  sheet.walkDecls((declaration) => {
    declaration.value = declaration.value.replaceAll(/url\((?:\.\.\/)+(icons\/[\w/-]+\.svg)\)/g, (_, path: string) => {
      const name = `icons/dsfr/${basename(path)}`
      icons.set(name, { name, text: readFileSync(join(root, DSFR, path), 'utf8') })
      return `url(asset:${name})`
    })
  })
  return [...icons.values()]
}
