import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { serveAssets } from '#web/shared/serve-assets.ts'
import { agentContext, buildKitchenSinkAssets, kitchenSink, usagerContext } from './kitchen-sink.ts'

const assetsPath = mkdtempSync(join(tmpdir(), 'kitchen-sink-'))
await buildKitchenSinkAssets(assetsPath)
const views = kitchenSink(assetsPath)
const theme = (value: unknown) => (value === 'dark' || value === 'light' ? value : 'system')

/** Look at the components: node test/support/kitchen-sink/serve.ts, then open /usager or /agent. */
express()
  .use((req, res, next) => {
    if (req.path !== '/mail') res.setHeader('Content-Security-Policy', "default-src 'self'; img-src 'self' data:")
    next()
  })
  .use('/assets', serveAssets(assetsPath))
  .get('/adresses', (req, res) => {
    const street = `12 rue des F${String(req.query.q).slice(-1)}`
    res.json(
      [1, 2].map((n) => ({
        value: `${street}, 6200${n} Arras`,
        text: street,
        detail: `6200${n} Arras`,
        fields: { latitude: '50.2', longitude: '2.7' },
      })),
    )
  })
  .get(
    '/agent',
    (req, res) => void res.send(views.render('kitchen-sink/agent.njk', agentContext(theme(req.query.theme)))),
  )
  .get('/mail', (_req, res) => void res.send(views.render('kitchen-sink/mail.njk', usagerContext())))
  .get(
    '/errors/:code',
    (req, res) =>
      void res.send(
        views.render(`errors/${req.params.code}.njk`, {
          ...usagerContext(),
          errors: [],
          signIn: '/',
          until: '10 h 42',
        }),
      ),
  )
  .get(
    '/usager',
    (req, res) => void res.send(views.render('kitchen-sink/usager.njk', usagerContext(theme(req.query.theme)))),
  )
  .listen(Number(process.env.PORT ?? 4200), '127.0.0.1')
