import { z } from 'zod'

/** Files, and those of their exports that production does not call. */
const exportsByFile = z.record(z.string(), z.array(z.string()))

const lists = z.strictObject({
  'waiting for a screen': exportsByFile,
  'for tests and tools': exportsByFile,
})

/** What is wrong between what is not called and what is known not to be: both are the same, or the check fails. */
export function unusedVerdict(uncalled: readonly string[], written: unknown): string[] {
  const { 'waiting for a screen': screens, 'for tests and tools': tools } = lists.parse(written)
  const listed = [...namesIn(screens), ...namesIn(tools)]
  return [
    ...uncalled
      .filter((name) => !listed.includes(name))
      .map((name) => `no page, deed or job calls ${name}: call it, or delete it`),
    ...listed
      .filter((name) => !uncalled.includes(name))
      .map((name) => `${name} is called, or gone: remove it from the list`),
  ]
}

const namesIn = (files: z.infer<typeof exportsByFile>) =>
  Object.entries(files).flatMap(([file, names]) => names.map((name) => `${file}#${name}`))
