import type { Answer, Visitor } from './visitor.ts'

type Crawl = {
  from: readonly string[]
  /** Addresses that are not followed, and forms that are not sent. */
  except: RegExp
  see: (address: string, page: Answer) => void
}

/** Follows every link, sends every form as it is with its fields emptied, and sees each kind of page once. */
export async function crawl(visitor: Visitor, { from, except, see }: Crawl) {
  const waiting = [...from]
  const known = new Set<string>()
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    if (known.has(kindOf(address)) || except.test(address)) continue
    known.add(kindOf(address))
    const page = await visitor.follow(await visitor.get(address))
    see(address, page)
    waiting.push(...linksOf(page))
    for (const form of formsOf(page)) await send(form)
  }
  return known.size

  async function send({ action, method, fields }: Form) {
    const kind = `${method} ${kindOf(action)}`
    if (known.has(kind) || except.test(action)) return
    known.add(kind)
    if (method === 'get') waiting.push(`${action}?${new URLSearchParams(fields)}`)
    else see(`POST ${action}`, await visitor.follow(await visitor.post(action, fields)))
  }
}

type Form = { action: string; method: string; fields: Record<string, string> }

/** Ids, dates and hours make no other kind of page. */
const kindOf = (address: string) => {
  const { pathname, searchParams } = new URL(address, 'http://localhost')
  searchParams.sort()
  return `${pathname}?${searchParams}`.replaceAll(/%\w\w/g, '').replaceAll(/\d+/g, '0')
}

const linksOf = ({ $ }: Answer) =>
  $('a[href]')
    .toArray()
    .map((link) => $(link).attr('href') ?? '')
    .filter((href) => /^\/(?!assets|agents|\/)/.test(href))

function formsOf({ $ }: Answer): Form[] {
  return $('form')
    .toArray()
    .map((form) => {
      const typed = $(form).find('input:not([type=radio], [type=checkbox]), textarea, select').toArray()
      const fields = typed.map((field) => [$(field).attr('name') ?? '', keptValue(field)] as const)
      const method = $(form).attr('method') ?? 'get'
      return { action: $(form).attr('action') ?? '', method, fields: Object.fromEntries(fields) }
    })

  function keptValue(field: Parameters<typeof $>[0]) {
    return $(field).attr('type') === 'hidden' ? ($(field).attr('value') ?? '') : ''
  }
}
