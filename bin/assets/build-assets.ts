import { join } from 'node:path'
import { assembleCss } from './assemble-css.ts'
import { bundles, connect } from './bundles.ts'
import { eventCalendar } from './event-calendar.ts'
import { fontsCss } from './fonts.ts'
import { readTree, type SourceText } from './read-tree.ts'
import { removeOthers } from './remove-others.ts'
import { type AssetFile, writeAssets } from './write-assets.ts'

type Options = {
  root: string
  out: string
  /** Folders of templates: their classes are what the style sheets keep. */
  views: readonly string[]
}

/** Comments of their own lines: types and reasons are for who reads the source. */
const COMMENTS = /^[ \t]*(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/|\/\/.*)[ \t]*\n/gm

const withoutComments = ({ path, text }: SourceText) => ({ path, text: text.replaceAll(COMMENTS, '') })

export async function buildAssets({ root, out, views }: Options) {
  const scripts = readTree(join(root, 'public/js'), '.js').map(withoutComments)
  const icons = readTree(join(root, 'public/icons'), '.svg')
  const sources = [
    ...views.flatMap((folder) => readTree(folder, '.njk')),
    ...scripts,
    ...readTree(join(root, 'src/web'), '.ts'),
  ]
  const files: AssetFile[] = [
    ...scripts.map(({ path, text }) => ({ name: `js/${path}`, text })),
    ...icons.map(({ path, text }) => ({ name: `icons/${path}`, text })),
    ...fontsCss(root),
    ...eventCalendar(root),
  ]
  for (const bundle of [...bundles, connect]) files.push(...(await assembleCss(root, bundle, sources)))
  const written = writeAssets(out, files)
  removeOthers(out, written)
  return written
}
