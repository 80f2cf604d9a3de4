export type FunctionSize = { name: string; lines: number }

const START = /^(\s*)(?:export )?(?:(?:async )?function\*? (\w+)|const (\w+) = (?:async )?(?:\([^=]*|\w+ =>))/

/** The formatter indents what is inside a function: it ends where the next thing begins at its own indentation. */
export function functionsOf(file: string, code: string): FunctionSize[] {
  const lines = code.split('\n')
  return lines.flatMap((line, index) => {
    const [, indent, declared, assigned] = START.exec(line) ?? []
    if (indent === undefined) return []

    return [{ name: `${file}:${index + 1} ${declared ?? assigned}`, lines: lengthFrom(lines.slice(index), indent) }]
  })
}

function lengthFrom(lines: string[], indent: string) {
  const isInside = (line: string) =>
    line.startsWith(`${indent} `) || new RegExp(`^${indent}[)}\\]]`).test(line) || line === ''
  const next = lines.findIndex((line, index) => index > 0 && !isInside(line))
  const whole = next === -1 ? lines : lines.slice(0, next)
  return whole.findLastIndex((line) => line !== '') + 1
}
