import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { keyOf } from '#lib/catalogue.ts'
import { readArguments } from './command/read-arguments.ts'
import { readMessages } from './messages/read-messages.ts'

const usage = `
Usage: npm run messages

Writes what is said to usagers in messages/usagers.fr.json, and says what each other language lacks (decision 25). Ends with 1
when something is marked that is no message of ours.`

readArguments({ usage })

// Writes what is said to usagers, and says what each language lacks.
const { messages, faults } = readMessages()
writeFileSync('messages/usagers.fr.json', `${JSON.stringify(messages, null, 2)}\n`)
const every = new Set(Object.values(messages).flat())
process.stdout.write(`${every.size} messages in messages/usagers.fr.json\n`)

for (const file of globSync('messages/usagers.*.json').filter((name) => !name.endsWith('.fr.json'))) {
  const translated = new Set(Object.keys(JSON.parse(readFileSync(file, 'utf8'))).map(keyOf))
  const [missing, gone] = [every.difference(translated), translated.difference(every)]
  process.stdout.write(`${file}: ${missing.size} to translate, ${gone.size} no longer said\n`)
  for (const message of missing) process.stdout.write(`  + ${message}\n`)
  for (const message of gone) process.stdout.write(`  - ${message}\n`)
}

for (const fault of faults) process.stderr.write(`  not a message of ours, or said too early: ${fault}\n`)
process.exitCode = faults.length > 0 ? 1 : 0
