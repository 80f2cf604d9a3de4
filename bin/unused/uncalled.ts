import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const report = z.object({
  issues: z.array(
    z.object({
      file: z.string(),
      files: z.array(z.unknown()).default([]),
      exports: z.array(z.object({ name: z.string() })).default([]),
    }),
  ),
})

/** `file#export` of what production does not call, members of namespaces included; of a file that it never loads, all. */
export async function uncalled(root: string): Promise<string[]> {
  const { issues } = report.parse(JSON.parse(await knip(root)))
  return issues
    .flatMap(({ file, files, exports }) => {
      const names = files.length > 0 ? exportsOf(join(root, file)) : exports.map(({ name }) => name)
      return names.map((name) => `${file}#${name}`)
    })
    .sort()
}

/** knip ends with 1 when it finds something: what counts is what it prints. */
function knip(root: string): Promise<string> {
  const words = ['--production', '--include', 'files,exports', '--reporter', 'json', '--directory', root]
  return new Promise((resolve, reject) =>
    execFile('node_modules/.bin/knip', words, { maxBuffer: 2 ** 26 }, (_, said, complained) =>
      said ? resolve(said) : reject(new Error(complained)),
    ),
  )
}

const exportsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^export (?:async )?(?:const|function|class) (\w+)/gm)].map(
    ([, name]) => name ?? '',
  )
