import { execFile } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'
import { promisify } from 'node:util'
import pg from 'pg'
import { config } from '#infra/config.ts'
import { type PagesFigures, pagesFigures } from './pages/page-figures.ts'
import { type PeopleFigures, peopleFigures } from './people/people-figures.ts'
import { type SearchFigure, searchFigures } from './search/search-figures.ts'

export type Results = {
  date: string
  machine: {
    processor: string
    cores: number
    memoryInGb: number
    node: string
    postgresql: string
    loadBefore: number
  }
  engineInUs: { list: number; first: number }
  search: SearchFigure[]
  pages: PagesFigures
  people: PeopleFigures
}

export async function measured(): Promise<Results> {
  const loadBefore = loadavg()[0] ?? 0
  const search = await searchFigures()
  const pages = await pagesFigures()
  const people = await peopleFigures()
  const engineInUs = await engineFigures()
  const date = new Date().toISOString().slice(0, 10)
  return { date, machine: { ...(await machine()), loadBefore }, engineInUs, search, pages, people }
}

async function engineFigures() {
  const { stdout } = await promisify(execFile)(process.execPath, ['test/bench/creneau-engine.ts'])
  const [, list, first] = /list ([\d.]+) µs.*first by lieu ([\d.]+) µs/.exec(stdout) ?? []
  return { list: Number(list), first: Number(first) }
}

async function machine() {
  const connection = new pg.Client(config.DATABASE_URL)
  await connection.connect()
  const { rows } = await connection.query<{ version: string }>("SELECT current_setting('server_version') AS version")
  await connection.end()
  const [cpu, ...others] = cpus()
  return {
    processor: cpu?.model ?? 'unknown',
    cores: 1 + others.length,
    memoryInGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    postgresql: rows[0]?.version ?? 'unknown',
  }
}
