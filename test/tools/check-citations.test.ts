import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { after, test } from 'node:test'

/** Made piece by piece, so that this file cites nothing. */
const cites = {
  absent: `booking.${'md'} 7.5`,
  undecided: ['decision', '28'].join(' '),
  several: ['decisions', '4 and 9'].join(' '),
}

const folder = mkdtempSync(join(tmpdir(), 'rdv-citations-'))
after(() => rmSync(folder, { recursive: true }))

const inOrder = {
  [`docs/decisions/0004-two-locks.${'md'}`]: '# 4. Two locks',
  'docs/glossary.md': '# Glossary',
  'docs/style.md': `[glossary](glossary.${'md'}), [locks](decisions/0004-two-locks.${'md'})`,
  'src/lock.ts': `/** By ascending id (${'decision'} 4), see docs/glossary.${'md'}. */`,
}

function problemsOf(files: Record<string, string>) {
  const house = mkdtempSync(join(folder, 'house-'))
  execFileSync('git', ['init', '-q'], { cwd: house })
  for (const [path, text] of Object.entries({ ...inOrder, ...files })) {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), `first line\n${text}\n`)
  }
  const ran = spawnSync(process.execPath, [resolve('bin/check-citations.ts')], { cwd: house, encoding: 'utf8' })
  return { status: ran.status, said: ran.stderr }
}

test('comments and documents that cite what is there pass', () => {
  assert.deepEqual(problemsOf({}), { status: 0, said: '' })
})

test('a comment that cites a document from elsewhere is refused, with its place', () => {
  const { status, said } = problemsOf({ 'src/enrol.ts': `/** One a family (${cites.absent}). */` })

  assert.equal(status, 1)
  assert.match(said, /^src\/enrol\.ts:2: booking\.md is not in the repository$/m)
})

test('a decision that nobody wrote is refused, alone or among others', () => {
  const { status, said } = problemsOf({ 'jobs/a.ts': `// ${cites.undecided}`, 'views/b.njk': `{# ${cites.several} #}` })

  assert.equal(status, 1)
  assert.deepEqual(said.trim().split('\n').sort(), [
    `jobs/a.ts:2: ${cites.undecided} is not in the repository`,
    `views/b.njk:2: ${cites.undecided.replace('28', '9')} is not in the repository`,
  ])
})

test('a link between documents leads somewhere', () => {
  assert.equal(problemsOf({ 'docs/tests.md': `[architecture](architecture.${'md'})` }).status, 1)
})
