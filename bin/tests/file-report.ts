/** What a process says of a file that it has run. `skipped` ones are neither passed nor failed. */
export type FileReport = {
  file: string
  passed: number
  failed: number
  skipped: number
  /** `place`: file and line. `said`: the title, then the error. */
  failures: { place: string; said: string }[]
}

export const ended = (file: string, how: string): FileReport => ({
  file,
  passed: 0,
  failed: 1,
  skipped: 0,
  failures: [{ place: file, said: `its process ended (${how}) before the file did` }],
})
