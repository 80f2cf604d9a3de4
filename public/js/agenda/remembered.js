// What this browser remembers of the agenda; one that refuses to remember still shows it.

/** @param {() => Storage} storage @param {string} name @param {string} value */
function keep(storage, name, value) {
  try {
    storage().setItem(name, value)
  } catch {}
}

/** @param {() => Storage} storage @param {string} name */
function read(storage, name) {
  try {
    return storage().getItem(name)
  } catch {
    return null
  }
}

const VIEWS = ['jour', 'semaine', 'mois']
const [VIEW, DATE] = ['agenda-vue', 'agenda-date']

/** The view used last: never the list. */
export function lastView() {
  const view = read(() => localStorage, VIEW)
  return view !== null && VIEWS.includes(view) ? view : null
}

/** The day seen last in this session of the browser. */
export const lastDate = () => read(() => sessionStorage, DATE)

/** @param {{ vue: string, date: string }} shown */
export function remember({ vue, date }) {
  keep(() => localStorage, VIEW, vue)
  keep(() => sessionStorage, DATE, date)
}
