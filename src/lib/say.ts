import { fill, findMessage, type Values } from './catalogue.ts'
import { spokenLanguage } from './language.ts'
import { remembered } from './remember.ts'
import { typo } from './typography.ts'

type ValuesOf<Message extends string> = Message extends `${string}{${infer Name}}${infer Rest}`
  ? Readonly<Record<Name, string | number>> & ValuesOf<Rest>
  : unknown

/** Written there, so that it can be translated: what comes from elsewhere is not ours to say. */
type Written<Message extends string> = string extends Message ? never : Message

/** What is said to people, in the language of the page: `say('Annuler le rendez-vous du {day} ?', { day })`. */
export function say<const Message extends string>(
  message: Written<Message>,
  ...values: unknown extends ValuesOf<Message> ? [] : [ValuesOf<Message>]
): string
export function say(message: string, values?: Values): string {
  const { messages } = spokenLanguage()
  const words = (messages && findMessage(messages, message)) ?? typeset(message)
  return values ? fill(words, values) : words
}

const memory = new Map<string, string>()
const typeset = (message: string) => remembered(memory, message, () => typo(message))
