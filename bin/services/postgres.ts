import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type PostgresFiles, postgresFiles } from './postgres-files.ts'
import { run } from './run.ts'

export type Service = { url: string; stop: () => Promise<unknown> }

const SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', 'timezone=UTC']
const FAST_NOT_SAFE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

/** Starts a private PostgreSQL, made at the first start; one left running by a crash is stopped first. */
export async function startPostgres(wanted: { folder: string; port: number; durable: boolean }): Promise<Service> {
  const files = await postgresFiles(wanted.folder)
  const cluster = join(files.folder, 'cluster')
  const control = (...words: string[]) => run(files.pgCtl, ['-D', cluster, '-w', ...words], files.account)
  const settings = [...SETTINGS, ...(wanted.durable ? [] : FAST_NOT_SAFE)].map((setting) => `-c ${setting}`)

  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(files, cluster)
  if (existsSync(join(cluster, 'postmaster.pid'))) await control('-m', 'fast', 'stop').catch(() => undefined)
  await control('-l', join(files.folder, 'postgres.log'), '-o', [...settings, `-p ${wanted.port}`].join(' '), 'start')

  return { url: `postgresql://postgres@127.0.0.1:${wanted.port}/rdv`, stop: () => control('-m', 'fast', 'stop') }
}

const initialise = ({ initdb, account }: PostgresFiles, cluster: string) =>
  run(initdb, ['-D', cluster, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], account)
