import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MigrationList, SchemasContainer } from '@prisma/schema-engine-wasm'

export const MIGRATIONS = join(import.meta.dirname, 'migrations')
const SCHEMA = join(import.meta.dirname, 'schema')
const LOCK = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' }

export function schemaFiles(folder = SCHEMA): SchemasContainer {
  const names = readdirSync(folder).filter((name) => name.endsWith('.prisma'))
  return {
    files: names
      .toSorted()
      .map((name) => ({ path: join(folder, name), content: readFileSync(join(folder, name), 'utf8') })),
  }
}

export function migrationList(folder = MIGRATIONS): MigrationList {
  return {
    baseDir: folder,
    lockfile: LOCK,
    shadowDbInitScript: '',
    migrationDirectories: migrationNames(folder).map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(folder, name, 'migration.sql'), 'utf8') },
      },
    })),
  }
}

export function writeMigration(folder: string, name: string, sql: string): string {
  const path = join(folder, name)
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'migration.sql'), sql)
  writeFileSync(join(folder, LOCK.path), LOCK.content)
  return join(path, 'migration.sql')
}

function migrationNames(folder: string) {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .toSorted()
}
