import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type PostgresFiles, postgresFiles } from './postgres-files.ts'
import { run } from './run.ts'

export type Service = { url: string; stop: () => Promise<unknown> }

const SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'timezone=UTC']
const FAST_NOT_SAFE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/** Starts a private PostgreSQL, made at the first start. */
export async function startPostgres(wanted: { folder: string; port: number; durable: boolean }): Promise<Service> {
  const files = await postgresFiles(wanted.folder)
  const settings = [...SETTINGS, ...(wanted.durable ? [] : FAST_NOT_SAFE)].map((setting) => `-c ${setting}`)

  if (!existsSync(join(clusterOf(files), 'PG_VERSION'))) await initialise(files)
  await control(
    files,
    '-l',
    join(files.folder, 'postgres.log'),
    '-o',
    [...settings, `-p ${wanted.port}`].join(' '),
    'start',
  )

  return { url: `postgresql://postgres@127.0.0.1:${wanted.port}/rdv`, stop: () => control(files, '-m', 'fast', 'stop') }
}

/** One that outlived whoever started it is stopped properly. */
export async function stopPostgresLeftRunning(folder: string) {
  if (!existsSync(folder)) return

  const files = await postgresFiles(folder)
  if (existsSync(join(clusterOf(files), 'postmaster.pid')))
    await control(files, '-m', 'fast', 'stop').catch(() => undefined)
}

const clusterOf = (files: PostgresFiles) => join(files.folder, 'cluster')

const control = (files: PostgresFiles, ...words: string[]) =>
  run(files.pgCtl, ['-D', clusterOf(files), '-w', ...words], files.account)

const initialise = (files: PostgresFiles) =>
  run(
    files.initdb,
    ['-D', clusterOf(files), '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    files.account,
  )
