import { Agent, get } from 'node:http'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { spreadOf } from '../measure.ts'

// Runs in a process of its own: so many clients, each asking again as soon as it is answered, for some seconds.
const { values } = parseArgs({
  options: {
    url: { type: 'string', multiple: true, default: [] },
    clients: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '5' },
    cookie: { type: 'string', default: '' },
  },
})

const agent = new Agent({ keepAlive: true, maxSockets: Number(values.clients) })
const spent: number[] = []
let [failed, bytes] = [0, 0]

await during(1, () => undefined)
const start = performance.now()
await during(Number(values.seconds), (ms) => spent.push(ms))
const seconds = (performance.now() - start) / 1000
process.stdout.write(
  `${JSON.stringify({ requests: spent.length, perSecond: spent.length / seconds, failed, bytes, ...spreadOf(spent) })}\n`,
)
process.exit()

async function during(duration: number, measured: (ms: number) => unknown) {
  const end = performance.now() + duration * 1000
  await Promise.all(Array.from({ length: Number(values.clients) }, (_, at) => client(at, end, measured)))
}

async function client(at: number, end: number, measured: (ms: number) => unknown) {
  const url = values.url[at % values.url.length] ?? ''
  while (performance.now() < end) {
    const began = performance.now()
    await ask(url)
    measured(performance.now() - began)
  }
}

function ask(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: values.cookie ? { cookie: values.cookie } : {} }, (answer) => {
      if (answer.statusCode !== 200) failed++
      let length = 0
      answer.on('data', (chunk: Buffer) => {
        length += chunk.length
      })
      answer.on('end', () => {
        bytes = length
        resolve()
      })
    }).on('error', reject)
  })
}
