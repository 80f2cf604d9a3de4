import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { config } from '#infra/config.ts'

type Answered = { status?: number; body: unknown } | 'never'

/** The State's service of communes on loopback, until the tests of the file are over: answers by département what it is given. */
export async function useCommunesService(answers: Record<string, Answered>) {
  const asked: string[] = []
  const server = createServer((req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '', 'http://localhost')
    const departement = searchParams.get('codeDepartement') ?? ''
    asked.push(departement)
    const known = pathname === '/communes' && searchParams.get('fields')?.split(',').includes('centre')
    const answer = (known && answers[departement]) || { status: 404, body: {} }
    if (answer === 'never') return
    const { status = 200, body } = answer
    res.writeHead(status, { 'Content-Type': 'application/json' })
    res.end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  config.COMMUNES_API_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { asked }
}

/** As the service writes it. */
export const communeWithCentre = (code: string, latitude: number, longitude: number) => ({
  code,
  centre: { type: 'Point', coordinates: [longitude, latitude] },
})
