import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

type Asked = { method?: string; path?: string; headers?: Record<string, string>; body?: string }
export type RawAnswer = { status: number; headers: Record<string, string | string[] | undefined>; text: string }

/** A request as a proxy or a program makes it: any Host, any target. */
export function askRaw(url: string, { method = 'GET', path = '/', headers = {}, body }: Asked): Promise<RawAnswer> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method, path, headers, agent: false }, async (response) => {
      const parts: Buffer[] = []
      for await (const part of response) parts.push(part)
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString() })
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** The lines of a request as nobody else would send them, and all that is answered. */
export async function sendLines(url: string, ...lines: string[]): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.end(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`)
  return text(socket)
}
