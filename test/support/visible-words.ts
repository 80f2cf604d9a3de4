import type { CheerioAPI } from 'cheerio'

const READ_ATTRIBUTES = ['alt', 'title', 'placeholder', 'aria-label', 'aria-description']
const BUTTONS = 'input[type=submit], input[type=button], input[type=reset]'

/** All that a page shows or has read aloud, but what says that it is in another language. */
export function visibleWords($: CheerioAPI): string[] {
  $('script, style, template, [lang]:not(html)').remove()
  const texts = $('*')
    .contents()
    .toArray()
    .flatMap((node) => (node.type === 'text' ? [node.data] : []))
  const attributes = READ_ATTRIBUTES.flatMap((name) =>
    $(`[${name}]`)
      .toArray()
      .map((element) => $(element).attr(name) ?? ''),
  )
  const buttons = $(BUTTONS)
    .toArray()
    .map((button) => $(button).attr('value') ?? '')
  return [...texts, ...attributes, ...buttons].map((words) => words.replaceAll(/\s+/g, ' ').trim()).filter(Boolean)
}
