import nunjucks from 'nunjucks'

type Done = (error: unknown, exported: object | null) => void
type GetExported = (this: object, context: object | Done, frame?: object | Done, done?: Done) => void

const { prototype } = nunjucks.Template
const runAgain: GetExported = Reflect.get(prototype, 'getExported')
const known = new WeakMap<object, object>()

/** Macros imported without context are the same for every page: nunjucks would run their file again for each. */
const getExported: GetExported = function (context, frame, done) {
  if (typeof context !== 'function') return runAgain.call(this, context, frame, done)

  const exported = known.get(this)
  if (exported) return context(null, exported)
  runAgain.call(this, (error: unknown, fresh: object | null) => {
    if (fresh) known.set(this, fresh)
    context(error, fresh)
  })
}

export function runComponentsOnce() {
  Reflect.set(prototype, 'getExported', getExported)
}
