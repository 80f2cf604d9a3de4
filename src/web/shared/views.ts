import { config } from '#infra/config.ts'
import { loadAssets } from './assets.ts'
import { viewsByLanguage } from './nunjucks.ts'

const root = new URL('../../..', import.meta.url).pathname

export const ASSETS_DIRECTORY = `${root}public/assets`

export const asset = loadAssets(ASSETS_DIRECTORY)

export const viewsIn = viewsByLanguage({
  viewsPath: `${root}views`,
  cache: config.VIEWS_KEPT,
  asset,
})
