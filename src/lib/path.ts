type ParamsOf<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? { [Key in Name]: string | number } & ParamsOf<Rest>
  : Pattern extends `${string}:${infer Name}`
    ? { [Key in Name]: string | number }
    : unknown

export type Query = Readonly<Record<string, string | number | readonly (string | number)[] | null | undefined>>

export type Path<Pattern extends string> = {
  (...args: ArgumentsOf<Pattern>): string
  pattern: Pattern
}

type ArgumentsOf<Pattern extends string> =
  unknown extends ParamsOf<Pattern>
    ? [params?: Record<string, never>, query?: Query]
    : [params: ParamsOf<Pattern>, query?: Query]

/** An address written once: its pattern for the router, a function of its parameters for links and tests. */
export function path<const Pattern extends string>(pattern: Pattern): Path<Pattern> {
  const build = (params: object = {}, query: Query = {}) => fillIn(pattern, params) + queryString(query)
  return Object.assign(build, { pattern }) as unknown as Path<Pattern>
}

function fillIn(pattern: string, params: object) {
  const values = new Map(Object.entries(params))
  return pattern.replaceAll(/:(\w+)/g, (_, name: string) => {
    if (!values.has(name)) throw new Error(`${pattern} wants ${name}`)
    return encodeURIComponent(String(values.get(name)))
  })
}

/** Empty and null values are left out; a list is written `name[]=a&name[]=b`. */
function queryString(query: Query) {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string' || typeof value === 'number') {
      if (value !== '') search.append(name, String(value))
    } else for (const item of value ?? []) search.append(`${name}[]`, String(item))
  }
  return search.size > 0 ? `?${search}` : ''
}
