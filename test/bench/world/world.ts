import '../at-home.ts'
import { readArguments, refuse } from '../../../bin/command/read-arguments.ts'
import { benchWorld } from './bench-world.ts'

const usage = `
Usage: npm run bench:world -- [--scale 1|10]

Builds the world that measures are made in, beside the database of DATABASE_URL, unless it is there already.`

const { values } = readArguments({ usage, options: { scale: { type: 'string', default: '1' } } })
if (values.scale !== '1' && values.scale !== '10') refuse(`The scale is 1 or 10, not ${values.scale}.`)

const start = performance.now()
const { url, built } = await benchWorld(values.scale === '10' ? 10 : 1)
const seconds = ((performance.now() - start) / 1000).toFixed(1)
process.stdout.write(`${new URL(url).pathname.slice(1)}: ${built ? 'built' : 'already there'}, ${seconds} s\n`)
// The migration engine leaves a timer of ten seconds behind its advisory lock.
process.exit()
