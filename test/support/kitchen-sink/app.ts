import express from 'express'
import { serveAssets } from '#web/shared/serve-assets.ts'
import { agentContext, usagerContext } from './kitchen-sink.ts'
import { assetsPath, views } from './rendered.ts'

const SUGGESTIONS = ['12 rue des Fours', '12 rue des Fontaines'].map((street, index) => ({
  value: `${street}, 6200${index} Arras`,
  text: street,
  detail: `6200${index} Arras`,
  fields: { latitude: `50.${index}`, longitude: '2.7' },
}))

/** The pages of the kitchen sink, under the strict policy of the product. */
export const kitchenSinkApp = express()
  .use((req, res, next) => {
    if (req.path !== '/mail') res.setHeader('Content-Security-Policy', "default-src 'self'; img-src 'self' data:")
    next()
  })
  .use('/assets', serveAssets(assetsPath))
  .get('/adresses', (_req, res) => void res.json(SUGGESTIONS))
  .get('/favicon.ico', (_req, res) => void res.status(204).end())
  .get('/agent', (_req, res) => void res.send(views.render('kitchen-sink/agent.njk', agentContext())))
  .get('/usager', (_req, res) => void res.send(views.render('kitchen-sink/usager.njk', usagerContext())))
  .get('/mail', (_req, res) => void res.send(views.render('kitchen-sink/mail.njk', usagerContext())))
  .get('/errors/:name', (req, res) => void res.send(views.render(`errors/${req.params.name}.njk`, errorContext())))

const errorContext = () => ({ ...usagerContext(), errors: [], signIn: '/', until: '10 h 42' })
