import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { type RequestHandler } from 'express'

const ENCODINGS = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' },
] as const

/** Serves the assembled assets, precompressed, for a year: their names change with their content. */
export function serveAssets(directory: string): RequestHandler {
  const files = express.static(directory, {
    immutable: true,
    maxAge: '1y',
    index: false,
    setHeaders: (res, path) => {
      const type = contentTypes.find(([extension]) => new RegExp(`${extension}(\\.br|\\.gz)?$`).test(path))
      if (type) res.setHeader('Content-Type', type[1])
    },
  })
  return (req, res, next) => {
    res.vary('Accept-Encoding')
    const encoding = ENCODINGS.find(
      ({ name, extension }) => req.acceptsEncodings(name) && hasFile(directory, req.path + extension),
    )
    if (encoding) {
      req.url = req.url.replace(req.path, req.path + encoding.extension)
      res.setHeader('Content-Encoding', encoding.name)
    }
    files(req, res, next)
  }
}

const contentTypes = [
  ['\\.css', 'text/css; charset=utf-8'],
  ['\\.js', 'text/javascript; charset=utf-8'],
  ['\\.svg', 'image/svg+xml'],
] as const

const known = new Map<string, boolean>()

function hasFile(directory: string, path: string) {
  if (!/^\/[\w./-]+$/.test(path) || path.includes('..')) return false
  const file = join(directory, path)
  const seen = known.get(file)
  if (seen !== undefined) return seen
  const exists = existsSync(file)
  if (exists) known.set(file, true)
  return exists
}
