import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'cheerio'
import { agentContext, buildKitchenSinkAssets, kitchenSink, usagerContext } from './kitchen-sink.ts'

export const assetsPath = mkdtempSync(join(tmpdir(), 'kitchen-sink-'))

export const written = await buildKitchenSinkAssets(assetsPath)
export const views = kitchenSink(assetsPath)

export const usagerHtml = views.render('kitchen-sink/usager.njk', usagerContext())
export const agentHtml = views.render('kitchen-sink/agent.njk', agentContext())
export const usagerPage = load(usagerHtml)
export const agentPage = load(agentHtml)

export const bundle = (name: string) => readFileSync(join(assetsPath, written.get(name)?.hashed ?? ''), 'utf8')
