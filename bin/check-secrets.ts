import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readArguments } from './command/read-arguments.ts'

const usage = `
Usage: npm run check:secrets

Looks for secrets in what is, or is about to be, committed: one line each, and ends with 1 when there is one.`

readArguments({ usage })

// Offline, and for what is about to be committed; the forge's own scanning watches the history.
const SECRETS: Record<string, RegExp> = {
  'private key': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s+[A-Za-z0-9+/=]{40}/,
  'AWS key': /\bAKIA[0-9A-Z]{16}\b/,
  'GitHub token': /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60})/,
  'npm token': /\bnpm_[A-Za-z0-9]{36}\b/,
  'Slack token': /\bxox[abprs]-[A-Za-z0-9-]{20}/,
  'Sentry DSN': /https:\/\/[0-9a-f]{32}@/,
  'Google key': /\bAIza[0-9A-Za-z_-]{35}\b/,
  'Stripe key': /\b[rs]k_live_[0-9A-Za-z]{24}/,
  'signed token': /\beyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{30,}/,
  'Scalingo token': /\btk-us-[A-Za-z0-9_-]{40}/,
  'Brevo key': /\bxkeysib-[0-9a-f]{64}/,
  'password in an address':
    /\b(?:postgres(?:ql)?|rediss?|smtps?|https?):\/\/[^\s:@/'"`$]+:(?!postgres@|rdv@|password@)[^\s:@/'"`$]{6}[^\s@/'"`$]*@(?!127\.0\.0\.1|localhost)/,
  'secret given a value':
    /\b(?:\w+_)?(?:secret|api_?key|password|token)["']?\s*[:=]\s*["'](?=[^"']*\d)(?=[^"']*[a-z])[A-Za-z0-9+/_-]{40}/i,
  'setting given a secret': /^[A-Z_]*(?:SECRET|KEY|PASSWORD|TOKEN)[A-Z_]*=(?:\d+:)?(?!0+$)[A-Za-z0-9+/_-]{40}/m,
}
const NOT_WRITTEN_BY_US = /^package-lock\.json$|\.(?:png|woff2?|svg|ico|csv|gz)$|^test\/cases\//

const found = tracked().flatMap((file) => secretsIn(file))
for (const line of found) process.stderr.write(`${line}\n`)
process.exitCode = found.length > 0 ? 1 : 0

function tracked() {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  return listed.split('\n').filter((file) => file && !NOT_WRITTEN_BY_US.test(file))
}

function secretsIn(file: string) {
  const text = readIfThere(file)
  return Object.entries(SECRETS).flatMap(([what, pattern]) =>
    [...text.matchAll(new RegExp(pattern, `${pattern.flags}g`))].map(
      ({ index }) => `${file}:${text.slice(0, index).split('\n').length}: ${what}`,
    ),
  )
}

function readIfThere(file: string) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
