import assert from 'node:assert/strict'
import type { Answer, Visitor } from './visitor.ts'

/** What a page says of a thing to press, type or tick: a part of it, or a pattern. */
type Named = string | RegExp

/** Somebody who goes through pages by what they say. */
export type Walk = {
  opens(path: string): Promise<void>
  types(label: Named, text: string): Promise<void>
  ticks(label: Named): Promise<void>
  presses(name: Named): Promise<void>
  seen: Seen
}

/** The screens in turn, by their titles and by what their content says, and what they asked of the hands. */
export type Seen = { titles: string[]; words: string[]; clicks: number; typed: number }

/** Some elements of a page. */
type Part = ReturnType<Answer['$']>

type Options = {
  visitor: Visitor
  /** From a page of another site to the address that it sends back to. */
  abroad?: (address: string) => Promise<string>
}

/** Without JavaScript: what a browser would send, over HTTP. */
export function aWalk({ visitor, abroad }: Options): Walk {
  const seen: Seen = { titles: [], words: [], clicks: 0, typed: 0 }
  let page: Answer | undefined
  let path = '/'
  let filled = new Map<string, string>()

  const current = () => page ?? assert.fail('opens() comes first')

  async function arrive(answer: Answer) {
    let shown = answer
    for (let hops = 0; shown.location && hops < 8; hops++) {
      path = /^https?:/.test(shown.location) && abroad ? await abroad(shown.location) : shown.location
      shown = await visitor.get(path)
    }
    page = shown
    filled = new Map()
    seen.titles.push(titleOf(shown.$('title').text()))
    seen.words.push(shown.words)
  }

  function fieldOf(label: Named) {
    const { $ } = current()
    const found = $('main label').filter((_, element) => says($(element).text(), label))
    return $(`[id="${found.first().attr('for')}"]`).first()
  }

  function fill(label: Named, value: (field: ReturnType<typeof fieldOf>) => string | undefined) {
    const field = fieldOf(label)
    assert.equal(field.length, 1, `no field « ${label} » at ${path}: ${current().words}`)
    filled.set(String(field.attr('name')), value(field) ?? 'on')
  }

  /** What the browser sends of a field; nothing of one that is not ticked. */
  function sentBy(control: Part): string | null {
    const name = control.attr('name') ?? ''
    const typed = filled.get(name)
    if (!control.is('[type=radio], [type=checkbox]')) return typed ?? String(control.val() ?? '')
    const own = control.attr('value') ?? 'on'
    const isTicked =
      typed === own || (control.is('[checked]') && (typed === undefined || control.is('[type=checkbox]')))
    return isTicked ? own : null
  }

  function bodyOf(form: Part, button: Part) {
    const { $ } = current()
    const body: Record<string, string[]> = {}
    for (const element of [
      ...form.find('input[name], select[name], textarea[name]').toArray(),
      ...button.filter('[name]').toArray(),
    ]) {
      const [name, value] = [String($(element).attr('name')), sentBy($(element))]
      if (value !== null) body[name] = [...(body[name] ?? []), value]
    }
    return body
  }

  async function submit(button: Part) {
    const form = button.closest('form')
    const action = form.attr('action') ?? path
    const body = bodyOf(form, button)
    if (form.attr('method') === 'post') return visitor.post(action, body)
    const query = Object.entries(body).flatMap(([name, values]) => values.map((value) => [name, value]))
    return visitor.get(`${action.split('?')[0]}?${new URLSearchParams(query)}`)
  }

  return {
    seen,
    async opens(address) {
      path = address
      await arrive(await visitor.get(address))
    },
    async types(label, text) {
      seen.typed++
      fill(label, () => text)
    },
    async ticks(label) {
      seen.clicks++
      fill(label, (field) => field.attr('value'))
    },
    async presses(name) {
      seen.clicks++
      const { $, words } = current()
      const found = $('main button, main a[href]')
        .filter((_, element) => says($(element).text(), name))
        .first()
      assert.equal(found.length, 1, `nothing says « ${name} » at ${path}: ${words}`)
      await arrive(found.is('a') ? await visitor.get(String(found.attr('href'))) : await submit(found))
    },
  }
}

const says = (text: string, name: Named) => {
  const words = text.replaceAll(/\s+/g, ' ').trim()
  return typeof name === 'string' ? words.includes(name) : name.test(words)
}

/** Without what happened before nor the name of the site. */
export const titleOf = (title: string) => title.replaceAll(/\s+/g, ' ').split(' – ').at(-2)?.trim() ?? title
