import type { Visitor } from './visitor.ts'

export type StreamedEvent = { name: string; data: unknown }

/** Server-sent events as a browser hears them, in their order; null once the stream is over. */
export async function openStream(url: string, { cookies }: Pick<Visitor, 'cookies'>) {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = { cookie, accept: 'text/event-stream', 'accept-encoding': 'gzip, br' }
  const left = new AbortController()
  const answer = await fetch(url, { headers, redirect: 'manual', signal: left.signal })
  const events = read(answer)
  return {
    answer,
    next: async (): Promise<StreamedEvent | null> => (await events.next()).value ?? null,
    leave: () => left.abort(),
  }
}

async function* read({ body }: Response): AsyncGenerator<StreamedEvent> {
  let text = ''
  for await (const part of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const [, name] = /^event: (.+)$/m.exec(block) ?? []
      const [, data] = /^data: (.+)$/m.exec(block) ?? []
      if (name && data) yield { name, data: JSON.parse(data) }
    }
  }
}
