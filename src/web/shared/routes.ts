import express, { type Request, type RequestHandler, type Response } from 'express'
import type { Access } from './access.ts'

export type Handler = (req: Request, res: Response) => unknown
export type Method = 'get' | 'post'
export type Route = { method: Method; path: string; access: string }

/** The map of an audience: each line says the address, who may enter, and the handler. */
export function routes() {
  const router = express.Router()
  const table: Route[] = []
  const declare = (method: Method) => (path: { pattern: string }, access: Access, handler: Handler) => {
    table.push({ method, path: path.pattern, access: access.name })
    router[method](path.pattern, guarded(access, handler))
  }
  return { router, table, get: declare('get'), post: declare('post') }
}

const guarded =
  (access: Access, handler: Handler): RequestHandler =>
  async (req, res) => {
    if (await access.admit(req, res)) await handler(req, res)
  }
