import assert from 'node:assert/strict'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before } from 'node:test'
import { type CheerioAPI, load } from 'cheerio'
import type { Express } from 'express'

export type Answer = {
  status: number
  headers: Headers
  /** Where a redirection leads, without the host. */
  location: string | null
  text: string
  /** What <main> says, white space folded. */
  words: string
  $: CheerioAPI
}

/** By name, or in their order. */
type Fields = Readonly<Record<string, string | string[]>> | readonly (readonly [string, string])[]
type Options = { headers?: Record<string, string> }

let served = ''

/** Address of the application under test. */
export const origin = () => served

/** In a test file, once: the whole application listens on a free port while its tests run. */
export function serve(createApp: () => Express) {
  let server: Server
  before(async () => {
    server = createApp().listen(0, '127.0.0.1')
    // As ours does: a connection closed just when it is used again would be a failure of nobody.
    server.keepAliveTimeout = 65_000
    await new Promise((resolve) => server.once('listening', resolve))
    served = `http://localhost:${(server.address() as AddressInfo).port}`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })
}

/**
 * Somebody with a browser: keeps cookies, sends what browsers send, follows no redirection by itself. He has been here, since
 * forms are on pages, and was shown to keep cookies; or he refuses them. `at`: the address of a process of its own.
 */
export function aVisitor({ refusesCookies = false, at = '' } = {}) {
  const cookies = new Map(refusesCookies ? [] : [['rdv_temoin', '1']])

  async function ask(
    method: string,
    path: string,
    body: URLSearchParams | string | null,
    options: Options = {},
  ): Promise<Answer> {
    const sent: RequestInit = {
      method,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        // Compressed, pages would be read no otherwise, and each would cost its compression.
        'accept-encoding': 'identity',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body !== null ? { origin: at || served, 'sec-fetch-site': 'same-origin' } : {}),
        ...options.headers,
      },
    }
    const response = await fetch(new URL(path, at || served), body === null ? sent : { ...sent, body })
    for (const cookie of response.headers.getSetCookie()) keep(cookie)
    const text = await response.text()
    return answerOf(response, text)
  }

  function keep(cookie: string) {
    if (refusesCookies) return
    const [pair = '', ...attributes] = cookie.split(';')
    const [name = '', ...value] = pair.split('=')
    const isGone = attributes.some((attribute) => /expires=thu, 01 jan 1970/i.test(attribute))
    if (isGone) cookies.delete(name)
    else cookies.set(name, value.join('='))
  }

  const visitor = {
    cookies,
    get: (path: string, options?: Options) => ask('GET', path, null, options),
    /** A form; or, as text, whatever a program sends. */
    post: (path: string, fields: Fields | string = {}, options?: Options) =>
      ask('POST', path, typeof fields === 'string' ? fields : formBody(fields), options),
    /** Follows redirections from the answer of a deed to the page that is shown. */
    async follow(answer: Answer): Promise<Answer> {
      let current = answer
      for (let hops = 0; current.location && hops < 6; hops++) current = await visitor.get(current.location)
      assert.equal(current.location, null, 'redirected in circles')
      return current
    },
  }
  return visitor
}

export type Visitor = ReturnType<typeof aVisitor>

function answerOf({ status, headers }: Response, text: string): Answer {
  let page: CheerioAPI | undefined
  return {
    status,
    headers,
    location: headers.get('location')?.replace(served, '') ?? null,
    text,
    /** Parsed when it is looked at: many answers are judged by their status alone. */
    get $() {
      page ??= load(text)
      return page
    },
    get words() {
      return this.$('main').text().replaceAll(/\s+/g, ' ').trim()
    },
  }
}

function formBody(fields: Fields) {
  const body = new URLSearchParams()
  const pairs = Array.isArray(fields) ? fields : Object.entries(fields)
  for (const [name, values] of pairs) for (const value of [values].flat()) body.append(name, value)
  return body
}
