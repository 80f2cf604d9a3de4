import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AssetFile } from './write-assets.ts'

const FONTS = [
  { weight: 400, file: 'Marianne-Regular.woff2' },
  { weight: 700, file: 'Marianne-Bold.woff2' },
] as const

/** Linked only by the brands that may use the typeface of the State. */
export function fontsCss(root: string): AssetFile[] {
  const files = FONTS.map(({ file }) => ({
    name: `fonts/${file}`,
    text: readFileSync(join(root, 'node_modules/@gouvfr/dsfr/dist/fonts', file)),
  }))
  const faces = FONTS.map(
    ({ weight, file }) =>
      `@font-face{font-display:swap;font-family:Marianne;font-style:normal;font-weight:${weight};src:url(asset:fonts/${file}) format("woff2")}`,
  )
  return [...files, { name: 'css/fonts.css', text: faces.join('') }]
}
