import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import postcss from 'postcss'
import { compact } from './compact.ts'
import type { AssetFile } from './write-assets.ts'

const PACKAGE = 'node_modules/@event-calendar/build/dist'
const NOTICE = /^\/\*![\s\S]*?\*\//

/** The calendar library as its package gives it, but a module that our scripts import; and, with ours, its style sheet. */
export function eventCalendar(root: string): AssetFile[] {
  const script = readFileSync(join(root, PACKAGE, 'event-calendar.min.js'), 'utf8')
  const theirs = readFileSync(join(root, PACKAGE, 'event-calendar.min.css'), 'utf8')
  const ours = readFileSync(join(root, 'public/css/grid.css'), 'utf8')
  return [
    {
      name: 'js/agenda/event-calendar.js',
      text: `${script.replace(/^\/\/# sourceMappingURL=.*$/m, '')}export const { create } = EventCalendar\n`,
    },
    { name: 'css/grid.css', text: `${theirs.match(NOTICE)?.[0]}\n${compact(postcss.parse(theirs + ours))}` },
  ]
}
