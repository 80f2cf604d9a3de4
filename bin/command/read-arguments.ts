import { parseArgs } from 'node:util'

type Command = {
  usage: string
  options?: Record<string, { type: 'string' | 'boolean'; default?: string }>
  /** How many words it takes beside its options. */
  least?: number
  most?: number
}

type Arguments = { values: Record<string, unknown>; words: string[] }

/** What follows a command. `--help` says what it does and ends; what it does not know is refused, and the code is 2. */
export function readArguments({ usage, options = {}, least = 0, most = least }: Command): Arguments {
  const { values, words } = parsed(options)
  if (values.help) {
    process.stdout.write(`${usage.trim()}\n`)
    process.exit()
  }
  if (words.length < least) refuse('Something is missing.')
  if (words.length > most) refuse(`Not known: ${words[most]}.`)
  return { values, words }
}

function parsed(options: NonNullable<Command['options']>): Arguments {
  try {
    const help = { type: 'boolean', short: 'h' } as const
    const { values, positionals } = parseArgs({ options: { ...options, help }, allowPositionals: true })
    return { values, words: positionals }
  } catch (error) {
    return refuse(error instanceof Error ? `${error.message.split('. ')[0]}.` : String(error))
  }
}

/** Also for what only the command itself can judge. */
export function refuse(why: string): never {
  process.stderr.write(`${why} See --help.\n`)
  process.exit(2)
}
