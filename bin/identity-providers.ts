import { once } from 'node:events'
import express from 'express'
import { demoProviders } from './identity-providers/demo.ts'

/** Every identity provider of the demo on one port, so that each button of sign-in works on one's machine. */
const port = Number(process.env.IDENTITY_PORT ?? 3005)
const app = express()
for (const [path, answers] of await demoProviders(`http://localhost:${port}`)) app.use(path, answers)

const server = app.listen(port, '127.0.0.1')
await once(server, 'listening')
process.stdout.write(`${JSON.stringify({ level: 30, msg: 'ready', port })}\n`)

process.on('SIGTERM', () => {
  server.closeAllConnections()
  server.close()
})
