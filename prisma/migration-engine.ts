import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { type DiffTarget, SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { migrationAdapter } from './migration-adapter.ts'
import { migrationList, schemaFiles } from './migrations-folder.ts'

const filters = { externalTables: [], externalEnums: [] }

/** Applies what is not applied yet, in order; the names of what it applied. */
export async function applyMigrations(databaseUrl: string, folder?: string): Promise<string[]> {
  const migrationsList = migrationList(folder)
  const applied = await withEngine(databaseUrl, (engine) => engine.applyMigrations({ migrationsList, filters }))
  return applied.appliedMigrationNames
}

/** SQL that leads from the migrations folder to the schema; empty when they agree. */
export const missingMigration = (databaseUrl: string) => sqlFrom({ tag: 'migrations', ...migrationList() }, databaseUrl)

/** SQL that would lead from the database as it is to the schema; empty when they agree. */
export const driftOf = (databaseUrl: string) =>
  sqlFrom({ tag: 'schemaDatasource', ...schemaFiles(), configDir: import.meta.dirname }, databaseUrl)

export const emptyDatabase = (databaseUrl: string) =>
  withEngine(databaseUrl, (engine) => engine.reset({ filter: filters }))

async function sqlFrom(from: DiffTarget, databaseUrl: string): Promise<string> {
  const to: DiffTarget = { tag: 'schemaDatamodel', ...schemaFiles() }
  const asked = { from, to, script: true, exitCode: true, filters }
  const { exitCode, stdout } = await withEngine(databaseUrl, (engine) => engine.diff(asked))
  return exitCode === EXIT_CODE_OF_A_DIFFERENCE ? (stdout ?? '') : ''
}

const EXIT_CODE_OF_A_DIFFERENCE = 2

async function withEngine<Result>(
  databaseUrl: string,
  ask: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  const adapter = bindMigrationAwareSqlAdapterFactory(migrationAdapter(databaseUrl, pool))
  const datamodels = schemaFiles().files.map(({ path, content }): [string, string] => [path, content])
  try {
    const engine = await SchemaEngine.new({ datamodels }, () => {}, adapter)
    return await ask(engine).finally(() => engine.free())
  } finally {
    await pool.end()
  }
}
