import type { FileReport } from './file-report.ts'

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

/** One line a file. */
export function line({ file, passed, failed }: FileReport, durationMs: number) {
  return `${failed > 0 ? '✘' : '✔'} ${file} ${passed}/${passed + failed} ${seconds(durationMs)}\n`
}

/** What failures say, then the count of tests. */
export function ending(reports: readonly FileReport[], durationMs: number) {
  const details = reports.flatMap(({ failures }) => failures.map(({ place, said }) => `\n✘ ${place} ${said}\n`))
  const [passed, failed, skipped] = [sum('passed'), sum('failed'), sum('skipped')]
  const counts = `${passed} passed, ${failed} not passed${skipped > 0 ? `, ${skipped} skipped` : ''}, ${seconds(durationMs)}\n`
  return `${details.join('')}\n${counts}`

  function sum(count: 'passed' | 'failed' | 'skipped') {
    return reports.reduce((total, report) => total + report[count], 0)
  }
}
