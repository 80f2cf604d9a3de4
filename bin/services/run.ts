import { type SpawnOptions, spawn } from 'node:child_process'

/** Runs a program to its end; what it printed, or an error that says what it said. */
export function run(program: string, words: string[], options: SpawnOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd: '/', ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout?.on('data', (text: Buffer) => {
      said += text
    })
    child.stderr?.on('data', (text: Buffer) => {
      said += text
    })
    child.on('error', reject)
    // Not "close": a server left running by the program may keep its output open.
    child.on('exit', (code) =>
      code === 0 ? resolve(said.trim()) : reject(new Error(`${program} ${words[0] ?? ''}: ${said}`)),
    )
  })
}

export const succeeds = (program: string, words: string[], options?: SpawnOptions) =>
  run(program, words, options).then(
    () => true,
    () => false,
  )
