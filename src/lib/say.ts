import { fill, findMessage, type Values } from './catalogue.ts'
import { spokenLanguage } from './language.ts'
import { remembered } from './remember.ts'
import { typo } from './typography.ts'

/** A sentence that holds values, in the language of the page: `say('Annuler le rendez-vous du {day} ?', { day })`. */
export function say(message: string, values: Values = {}) {
  const { messages } = spokenLanguage()
  return fill((messages && findMessage(messages, message)) ?? typeset(message), values)
}

const memory = new Map<string, string>()
const typeset = (message: string) => remembered(memory, message, () => typo(message))
