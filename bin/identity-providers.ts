import { once } from 'node:events'
import express from 'express'
import { demoProviders } from './identity-providers/demo.ts'

/** Every identity provider of the demo on one port, so that each button of sign-in works on one's machine. */
const port = Number(process.env.IDENTITY_PORT ?? 3005)
const app = express()
const providers = await demoProviders(`http://localhost:${port}`)
for (const [path, answers] of providers) app.use(path, answers)
app.get('/', (_req, res) => {
  const names = providers.map(([path]) => path.slice(1)).join(', ')
  res.type('text').send(`Fournisseurs d’identité simulés : ${names}.\nLes boutons de connexion du site mènent ici.\n`)
})

const server = app.listen(port, '127.0.0.1')
await once(server, 'listening')
process.stdout.write(`${JSON.stringify({ level: 30, msg: 'ready', port })}\n`)

process.on('SIGTERM', () => {
  server.closeAllConnections()
  server.close()
})
