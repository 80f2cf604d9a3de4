import type { Plurals } from '#lib/catalogue.ts'

/** A translation goes into templates: it holds the values and the tags of its message, and no code. */
export function checkTranslation(message: string, translation: string | Plurals) {
  if (typeof translation !== 'string') {
    for (const form of Object.values(translation))
      if (/[{}<>]/.test(form ?? '')) refuse(message, 'a counted word is plain text')
    return
  }
  if (/\{[{%#]|[%#}]\}/.test(translation)) refuse(message, 'its translation holds code')
  if (signsOf(translation) !== signsOf(message)) refuse(message, 'its translation has other values or tags')
  if (/[<>]/.test(translation.replaceAll(TAGS, ''))) refuse(message, 'its translation has a sign of markup')
}

const TAGS = /<\/?\w+>/g
const signsOf = (text: string) => (text.match(/\{\w+\}|<\/?\w+>/g) ?? []).sort().join(' ')

function refuse(message: string, why: string): never {
  throw new Error(`« ${message} »: ${why}`)
}
