import { createServer, type RequestListener, type Server } from 'node:http'

/** Milliseconds. */
export type Patience = { headers: number; request: number; idle: number; look: number }

const USUAL: Patience = { headers: 10_000, request: 30_000, idle: 65_000, look: 2_000 }

/** A client that sends slowly, or nothing, does not keep a connection for long. Node looks every 30 s unless told otherwise. */
export function httpServer(app: RequestListener, patience: Patience = USUAL): Server {
  return createServer(
    {
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      keepAliveTimeout: patience.idle,
      connectionsCheckingInterval: patience.look,
    },
    app,
  )
}
