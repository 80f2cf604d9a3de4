import { once } from 'node:events'
import express from 'express'
import { readArguments } from './command/read-arguments.ts'
import { demoProviders } from './identity-providers/demo.ts'

const usage = `
Usage: node bin/identity-providers.ts

Serves every identity provider of the demo on one port, IDENTITY_PORT or 3005, until it is stopped. bin/dev starts it.`

readArguments({ usage })

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
