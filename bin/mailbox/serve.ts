import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { Service } from '../services/postgres.ts'
import type { Letters } from './letters.ts'
import { lastOf, letterPage, listPage } from './pages.ts'

export async function serveMailbox(port: number, letters: Letters): Promise<Service> {
  const server = createServer((request, response) => {
    const [, first = '', id = '', part = '', number = ''] = (request.url ?? '/').split('?')[0]?.split('/') ?? []
    const answering = first === '' ? list(response, letters) : show(response, letters, { id, part, number })
    answering.catch(() => answer(response, { status: 404, type: 'text/plain', body: 'Introuvable' }))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://localhost:${port}`,
    stop: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function list(response: ServerResponse, letters: Letters) {
  const ids = letters.ids()
  const shown = await Promise.all(lastOf(ids).map(async (id) => ({ id, letter: await requireLetter(letters, id) })))
  answer(response, { body: listPage(shown, ids.length) })
}

async function show(response: ServerResponse, letters: Letters, asked: { id: string; part: string; number: string }) {
  const letter = await requireLetter(letters, asked.id)
  if (asked.part === '') return answer(response, { body: letterPage(asked.id, letter) })
  if (asked.part === 'html')
    return answer(response, { body: letter.html?.replace(/<head>/i, '<head><base target="_blank">') ?? '' })

  const attachment = letter.attachments[Number(asked.number)]
  if (!attachment) throw new Error('no such attachment')
  const content = attachment.content
  answer(response, { type: attachment.mimeType, body: typeof content === 'string' ? content : new Uint8Array(content) })
}

async function requireLetter(letters: Letters, id: string) {
  const letter = await letters.read(id)
  if (!letter) throw new Error('no such mail')
  return letter
}

type Answer = { status?: number; type?: string; body: string | Uint8Array }

function answer(response: ServerResponse, { status = 200, type = 'text/html; charset=utf-8', body }: Answer) {
  response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' }).end(body)
}
