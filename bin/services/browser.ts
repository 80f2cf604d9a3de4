import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// The first one draws no window, and opens a page for a third of the price.
const NAMES = ['chromium-headless-shell', 'chromium']

/** Where the browser of this machine is; null where there is none. */
export function findBrowser(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return process.env.CHROMIUM_PATH ?? places.find((place) => existsSync(place)) ?? null
}

export const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
]
