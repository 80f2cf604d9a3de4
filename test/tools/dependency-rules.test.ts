import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { after, test } from 'node:test'

const inOrder = {
  'src/lib/text.ts': 'export const text = 1',
  'src/infra/prisma/client.ts': 'export type Rdv = 1',
  'src/infra/db.ts': "import '#lib/text.ts'",
  'src/infra/transaction.ts': "import './db.ts'",
  'src/domain/journal/deed.ts': "import '#infra/transaction.ts'",
  'src/infra/queue.ts': '',
  'src/infra/mailer.ts': 'export type Mail = 1',
  'src/domain/territory/lieu/lieu.ts': 'export type Lieu = 1',
  'src/domain/territory/lieu/find-lieu.ts': "import '#infra/db.ts'",
  'src/domain/booking/rdv/rdv.ts':
    "import type { Rdv } from '#infra/prisma/client.ts'\nimport type { Lieu } from '../../territory/lieu/lieu.ts'",
  'src/domain/booking/rdv/book-rdv.ts': "import '#infra/db.ts'\nimport './rdv.ts'",
  'src/web/shared/page.ts': "import express from 'express'",
  'src/web/usagers/rdvs/paths.ts': '',
  'src/web/agents/rdvs/paths.ts': "import '#web/usagers/rdvs/paths.ts'",
  'src/web/agents/session.ts': "import '#web/account/connexions.ts'",
  'src/web/account/connexions.ts': "import '#web/shared/page.ts'\nimport '#web/agents/rdvs/paths.ts'",
  'src/web/usagers/session.ts': '',
  'src/web/agents/rdvs.ts':
    "import '#domain/booking/rdv/book-rdv.ts'\nimport '#web/shared/page.ts'\nimport './rdvs/paths.ts'",
  'src/app.ts': "import '#web/agents/rdvs.ts'",
  'src/telling/compose.ts': "import '#domain/booking/rdv/book-rdv.ts'\nimport '#web/usagers/rdvs/paths.ts'",
  'src/telling/code/at-once.ts': "import '#web/shared/brand.ts'",
  'src/web/shared/brand.ts': '',
  'src/web/shared/now.ts': "import type { Request } from 'express'",
  'src/web/usagers/code.ts': "import '#telling/code/at-once.ts'",
  'jobs/deliver.ts': "import '#telling/compose.ts'",
  'jobs/worker.ts': "import './deliver.ts'",
  'prisma/migrate.ts': '',
  'test/support/factories.ts': "import '#domain/booking/rdv/book-rdv.ts'",
}

/** Rule, file that breaks it, and how. */
const planted: [string, string, string][] = [
  ['lib-imports-nothing-of-ours', 'src/lib/a.ts', "import '#infra/db.ts'"],
  ['lib-imports-nothing-of-ours', 'src/lib/b.ts', "import type { Rdv } from '#domain/booking/rdv/rdv.ts'"],
  ['infra-imports-lib-only', 'src/infra/sms.ts', "import '#domain/booking/rdv/rdv.ts'"],
  ['domain-knows-neither-web-nor-jobs', 'src/domain/a/do-a.ts', "import '#web/shared/page.ts'"],
  ['domain-knows-neither-web-nor-jobs', 'src/domain/b/do-b.ts', "import '#jobs/deliver.ts'"],
  ['domain-knows-neither-express-nor-nunjucks', 'src/domain/c/do-c.ts', "import type { Request } from 'express'"],
  ['domain-knows-neither-express-nor-nunjucks', 'src/domain/d/do-d.ts', "import nunjucks from 'nunjucks'"],
  [
    'what-builds-content-receives-values',
    'src/web/agents/rdvs/rdv-content.ts',
    "import type { Request } from 'express'",
  ],
  ['what-builds-content-receives-values', 'src/web/usagers/rdvs/rdv-facts.ts', "import '#web/shared/now.ts'"],
  ['pure-files-take-only-the-types-of-infra', 'src/domain/e/e.ts', "import '#infra/mailer.ts'"],
  ['pure-files-take-only-the-types-of-infra', 'src/domain/f/f-rules.ts', "import '#infra/mailer.ts'"],
  ['what-is-pure-reaches-no-infra', 'src/domain/g/g.ts', "import '#infra/prisma/client.ts'"],
  [
    'what-is-pure-reaches-no-infra',
    'src/domain/h/h-scope.ts',
    "import { type Lieu } from '../territory/lieu/find-lieu.ts'",
  ],
  [
    'what-is-pure-reaches-no-infra',
    'src/domain/telling/n/notifications-of.ts',
    "import '../../territory/lieu/find-lieu.ts'",
  ],
  ['web-reads-through-domain', 'src/web/agents/a.ts', "import '#infra/db.ts'"],
  ['web-reads-through-domain', 'src/web/agents/b.ts', "import '#infra/queue.ts'"],
  ['web-reads-through-domain', 'src/web/agents/c.ts', "import type { Rdv } from '#infra/prisma/client.ts'"],
  ['web-reads-through-domain', 'src/web/agents/d.ts', "import { PrismaClient } from '@prisma/client'"],
  ['audiences-do-not-know-one-another', 'src/web/usagers/a.ts', "import '#web/agents/session.ts'"],
  ['audiences-do-not-know-one-another', 'src/web/api/a.ts', "import '../usagers/session.ts'"],
  ['what-audiences-share-knows-none-of-them', 'src/web/shared/a.ts', "import '#web/agents/session.ts'"],
  ['what-audiences-share-knows-none-of-them', 'src/web/shared/b.ts', "import '#web/account/connexions.ts'"],
  ['accounts-are-opened-by-audiences', 'src/web/account/a.ts', "import '#web/agents/session.ts'"],
  ['telling-is-an-audience', 'src/telling/a.ts', "import '#web/shared/page.ts'"],
  ['telling-is-an-audience', 'src/telling/b.ts', "import '#infra/db.ts'"],
  ['messages-are-told-by-jobs', 'src/web/agents/g.ts', "import '#telling/compose.ts'"],
  ['transactions-are-deeds', 'src/domain/booking/rdv/move-rdv.ts', "import '#infra/transaction.ts'"],
  ['transactions-are-deeds', 'jobs/t.ts', "import '#infra/transaction.ts'"],
  ['transactions-are-deeds', 'bin/t.ts', "import '#infra/transaction.ts'"],
  ['jobs-know-no-pages', 'jobs/a.ts', "import '#web/usagers/rdvs/paths.ts'"],
  ['nobody-imports-jobs', 'src/web/agents/e.ts', "import '#jobs/deliver.ts'"],
  ['nobody-imports-tests', 'src/web/agents/f.ts', "import '#test/support/factories.ts'"],
  ['no-cycle', 'src/lib/c.ts', "import './d.ts'"],
  ['no-cycle-between-folders-of-domain', 'src/domain/i', ''],
  ['contexts-know-those-below', 'src/domain/booking/k/k.ts', "import '../../telling/told/told.ts'"],
  ['every-import-is-found', 'src/lib/e.ts', "import './nowhere.ts'"],
]

const cycles = {
  'src/lib/d.ts': "import './c.ts'",
  'src/domain/telling/told/told.ts': '',
  'src/domain/i/i.ts': "import '../j/j.ts'",
  'src/domain/i/i-words.ts': '',
  'src/domain/j/j.ts': '',
  'src/domain/j/j-words.ts': "import '../i/i-words.ts'",
}

/** What `npm run rules` is made of. */
const RULES = ['package.json', '.dependency-cruiser.json', 'bin/check-purity.ts', 'bin/command/read-arguments.ts']

const houses: string[] = []
after(() => {
  for (const house of houses) rmSync(house, { recursive: true })
})

test('a house in order passes', () => assert.equal(rulesBrokenIn(inOrder), ''))

const broken = rulesBrokenIn({
  ...inOrder,
  ...cycles,
  ...Object.fromEntries(planted.filter(([, , code]) => code).map(([, file, code]) => [file, code])),
})

for (const [rule, place, code] of planted) {
  test(`${rule} is broken by ${place}: ${code || 'two folders that import each other'}`, () => {
    assert.match(broken, new RegExp(`error ${rule}: ${place}\\b`))
  })
}

function rulesBrokenIn(files: Record<string, string>): string {
  const house = mkdtempSync(join(tmpdir(), 'rdv-rules-'))
  houses.push(house)
  mkdirSync(join(house, 'bin/command'), { recursive: true })
  for (const name of RULES) copyFileSync(name, join(house, name))
  symlinkSync(resolve('node_modules'), join(house, 'node_modules'))
  for (const [path, code] of Object.entries(files)) write(join(house, path), code)

  const ran = spawnSync('npm', ['run', '--silent', 'rules'], { cwd: house, encoding: 'utf8' })
  return ran.status === 0 ? '' : ran.stdout + ran.stderr
}

function write(path: string, code: string) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${code}\n`)
}
