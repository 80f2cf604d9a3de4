import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import type { Access } from './access.ts'

export type Handler = (req: Request, res: Response) => unknown
export type Method = 'get' | 'post'
export type Route = { method: Method; path: string; access: string }

/** What an audience or a part of it answers: a router for Express, a table for the tests. */
export type Routes = { router: Router; table: Route[] }

/** The map of a section: each line says the address, who may enter, and the handler. */
export function section() {
  const router = express.Router()
  const table: Route[] = []
  const declare = (method: Method) => (path: { pattern: string }, access: Access, handler: Handler) => {
    table.push({ method, path: path.pattern, access: access.name })
    router[method](path.pattern, guarded(access, handler))
  }
  const [get, post] = [declare('get'), declare('post')]
  const form = (path: { pattern: string }, access: Access, screen: FormHandlers) => {
    get(path, access, 'edit' in screen ? screen.edit : screen.show)
    post(path, access, 'update' in screen ? screen.update : screen.create)
  }
  return { router, table, get, post, form }
}

/** A form and where it is sent: one address, for the same people. */
type FormHandlers = { show: Handler; create: Handler } | { edit: Handler; update: Handler }

const guarded =
  (access: Access, handler: Handler): RequestHandler =>
  async (req, res) => {
    if (await access.admit(req, res)) await handler(req, res)
  }

/** An audience: who is there is found out first, below these addresses, then its sections in their order. */
export function compose(known: { by: RequestHandler; below: string | string[] }, sections: readonly Routes[]): Routes {
  const router = express.Router()
  router.use(known.below, known.by)
  for (const part of sections) router.use(part.router)
  return { router, table: sections.flatMap(({ table }) => table) }
}
