import { type Config, readConfig } from './config-schema.ts'

/** Read once, when first imported: a wrong value ends the start with the list of all that is wrong. */
export const config: Config = configOrExit()

function configOrExit(): Config {
  const read = readConfig(process.env)
  if (read.ok) return read.config

  process.stderr.write(`Configuration refused:\n${read.problems.map((problem) => `  ${problem}\n`).join('')}`)
  process.exit(1)
}
