import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { after, describe, test } from 'node:test'

type Planted = { rule: string; files: Record<string, string> }

const planted: Planted[] = [
  {
    rule: 'lib-imports-nothing-of-ours',
    files: { 'src/lib/text.ts': "import '#infra/log.ts'", 'src/infra/log.ts': '' },
  },
  {
    rule: 'infra-imports-lib-only',
    files: { 'src/infra/sms.ts': "import '#domain/rdv/rdv.ts'", 'src/domain/rdv/rdv.ts': '' },
  },
  {
    rule: 'domain-knows-neither-web-nor-jobs',
    files: {
      'src/domain/rdv/book-rdv.ts': "import type { A } from '#web/shared/page.ts'",
      'src/web/shared/page.ts': 'export type A = 1',
    },
  },
  {
    rule: 'domain-knows-neither-web-nor-jobs',
    files: { 'src/domain/rdv/book-rdv.ts': "import '#jobs/send-mail.ts'", 'jobs/send-mail.ts': '' },
  },
  {
    rule: 'domain-knows-neither-express-nor-nunjucks',
    files: { 'src/domain/rdv/book-rdv.ts': "import express from 'express'" },
  },
  {
    rule: 'domain-knows-neither-express-nor-nunjucks',
    files: { 'src/domain/rdv/book-rdv.ts': "import type { Request } from 'express'" },
  },
  {
    rule: 'domain-knows-neither-express-nor-nunjucks',
    files: { 'src/domain/rdv/book-rdv.ts': "import nunjucks from 'nunjucks'" },
  },
  {
    rule: 'pure-files-take-only-the-types-of-infra',
    files: { 'src/domain/rdv/rdv.ts': "import '#infra/mailer.ts'", 'src/infra/mailer.ts': '' },
  },
  {
    rule: 'pure-files-take-only-the-types-of-infra',
    files: { 'src/domain/rdv/rdv-policy.ts': "import '#infra/mailer.ts'", 'src/infra/mailer.ts': '' },
  },
  {
    rule: 'what-is-pure-reaches-no-infra',
    files: {
      'src/domain/rdv/rdv.ts': "import '../lieu/find-lieu.ts'",
      'src/domain/lieu/find-lieu.ts': "import '#infra/prisma/client.ts'",
      'src/infra/prisma/client.ts': '',
    },
  },
  {
    rule: 'web-reads-through-domain',
    files: { 'src/web/agents/rdvs.ts': "import '#infra/db.ts'", 'src/infra/db.ts': '' },
  },
  {
    rule: 'web-reads-through-domain',
    files: { 'src/web/agents/rdvs.ts': "import '#infra/queue.ts'", 'src/infra/queue.ts': '' },
  },
  {
    rule: 'web-reads-through-domain',
    files: { 'src/web/agents/rdvs.ts': "import '#infra/prisma/client.ts'", 'src/infra/prisma/client.ts': '' },
  },
  {
    rule: 'web-reads-through-domain',
    files: { 'src/web/agents/rdvs.ts': "import { PrismaClient } from '@prisma/client'" },
  },
  {
    rule: 'audiences-do-not-know-one-another',
    files: { 'src/web/usagers/paths.ts': "import '#web/agents/paths.ts'", 'src/web/agents/paths.ts': '' },
  },
  {
    rule: 'what-audiences-share-knows-none-of-them',
    files: { 'src/web/shared/page.ts': "import '#web/agents/paths.ts'", 'src/web/agents/paths.ts': '' },
  },
  { rule: 'nobody-imports-jobs', files: { 'src/app.ts': "import '#jobs/schedule.ts'", 'jobs/schedule.ts': '' } },
  {
    rule: 'nobody-imports-tests',
    files: { 'src/app.ts': "import '#test/support/factories.ts'", 'test/support/factories.ts': '' },
  },
  { rule: 'no-cycle', files: { 'src/lib/a.ts': "import './b.ts'", 'src/lib/b.ts': "import './a.ts'" } },
  {
    rule: 'no-cycle-between-folders-of-domain',
    files: {
      'src/domain/rdv/rdv.ts': "import '../lieu/lieu.ts'",
      'src/domain/rdv/rdv-status.ts': '',
      'src/domain/lieu/lieu.ts': '',
      'src/domain/lieu/lieu-words.ts': "import '../rdv/rdv-status.ts'",
    },
  },
  { rule: 'every-import-is-found', files: { 'src/lib/a.ts': "import './nowhere.ts'" } },
]

const allowed: Record<string, string> = {
  'src/lib/text.ts': 'export const text = 1',
  'src/infra/prisma/client.ts': 'export type Rdv = 1',
  'src/infra/db.ts': "import '#lib/text.ts'",
  'src/domain/lieu/lieu.ts': 'export type Lieu = 1',
  'src/domain/rdv/rdv.ts':
    "import type { Rdv } from '#infra/prisma/client.ts'\nimport type { Lieu } from '../lieu/lieu.ts'",
  'src/domain/rdv/book-rdv.ts': "import '#infra/db.ts'\nimport './rdv.ts'",
  'src/web/shared/page.ts': "import express from 'express'",
  'src/web/agents/rdvs.ts': "import '#domain/rdv/book-rdv.ts'\nimport '#web/shared/page.ts'",
  'src/app.ts': "import '#web/agents/rdvs.ts'",
  'jobs/send-mail.ts': "import '#domain/rdv/book-rdv.ts'",
}

describe('who may import whom', { concurrency: true }, () => {
  test('a house in order passes', () => assert.equal(rulesBrokenIn(allowed), ''))

  for (const { rule, files } of planted) {
    test(`${rule} is broken by ${Object.entries(files)[0]?.join(': ')}`, () => {
      assert.match(rulesBrokenIn({ ...files, 'jobs/worker.ts': '' }), new RegExp(`error ${rule}:`))
    })
  }
})

const houses: string[] = []
after(() => {
  for (const house of houses) rmSync(house, { recursive: true })
})

function rulesBrokenIn(files: Record<string, string>): string {
  const house = mkdtempSync(join(tmpdir(), 'rdv-rules-'))
  houses.push(house)
  mkdirSync(join(house, 'bin'))
  for (const name of ['package.json', '.dependency-cruiser.json', 'bin/check-purity.ts'])
    copyFileSync(name, join(house, name))
  symlinkSync(resolve('node_modules'), join(house, 'node_modules'))
  for (const [path, code] of Object.entries({ ...NOTHING, ...files })) write(join(house, path), code)

  const ran = spawnSync('npm', ['run', '--silent', 'rules'], { cwd: house, encoding: 'utf8' })
  return ran.status === 0 ? '' : ran.stdout + ran.stderr
}

const NOTHING = { 'src/nothing.ts': '', 'jobs/nothing.ts': '', 'prisma/nothing.ts': '', 'test/nothing.ts': '' }

function write(path: string, code: string) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${code}\n`)
}
