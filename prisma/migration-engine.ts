import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { type DiffTarget, SchemaEngine } from '@prisma/schema-engine-wasm'
import { migrationAdapter } from './migration-adapter.ts'
import { migrationList, schemaFiles } from './migrations-folder.ts'

// Read and written by hand-made SQL only, where the model has nothing to say.
const filters = { externalTables: [], externalEnums: [] }

/** Applies what is not applied yet, in order; the names of what it applied. */
export async function applyMigrations(databaseUrl: string, folder?: string): Promise<string[]> {
  using engine = await engineOn(databaseUrl)
  const applied = await engine.applyMigrations({ migrationsList: migrationList(folder), filters })
  return applied.appliedMigrationNames
}

/** SQL that leads from the migrations folder to the schema; empty when they agree. */
export const missingMigration = (databaseUrl: string) =>
  sqlBetween(databaseUrl, { tag: 'migrations', ...migrationList() })

/** SQL that would lead from the database as it is to the schema; empty when they agree. */
export const driftOf = (databaseUrl: string) =>
  sqlBetween(databaseUrl, { tag: 'schemaDatasource', ...schemaFiles(), configDir: import.meta.dirname })

export async function emptyDatabase(databaseUrl: string) {
  using engine = await engineOn(databaseUrl)
  await engine.reset({ filter: filters })
}

async function sqlBetween(databaseUrl: string, from: DiffTarget): Promise<string> {
  using engine = await engineOn(databaseUrl)
  const to: DiffTarget = { tag: 'schemaDatamodel', ...schemaFiles() }
  const { exitCode, stdout } = await engine.diff({ from, to, script: true, exitCode: true, filters })
  return exitCode === 2 ? (stdout ?? '') : ''
}

function engineOn(databaseUrl: string): Promise<SchemaEngine> {
  const datamodels = schemaFiles().files.map(({ path, content }): [string, string] => [path, content])
  return SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(migrationAdapter(databaseUrl)))
}
