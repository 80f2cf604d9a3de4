import { fill, findMessage, type Values } from './catalogue.ts'
import { spokenLanguage } from './language.ts'

/** A sentence that holds values, in the language of the page: `say('Annuler le rendez-vous du {day} ?', { day })`. */
export function say(message: string, values: Values = {}) {
  const { messages } = spokenLanguage()
  return fill((messages && findMessage(messages, message)) ?? message, values)
}
