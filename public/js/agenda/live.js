// Keeps the agenda fresh: at once when the server tells of a change (decision 45) or the tab comes back, each minute where
// nothing tells, not at all while the tab is hidden.
const MINUTE_MS = 60_000
/** What comes within a moment is read once. */
const TOGETHER_MS = 100

/** @param {{ url: string, refresh: () => void }} given */
export function keepFresh({ url, refresh }) {
  /** @type {EventSource | null} */
  let stream = null
  let [isTold, isOver] = [false, false]
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let soon

  const refreshSoon = () => {
    clearTimeout(soon)
    soon = setTimeout(refresh, TOGETHER_MS)
  }

  function listen() {
    if (isOver || (stream && stream.readyState !== EventSource.CLOSED)) return
    stream = new EventSource(url)
    stream.addEventListener('change', refreshSoon)
    stream.addEventListener('direct', (event) => {
      // Told again: what happened meanwhile was told to nobody.
      isTold = JSON.parse(event.data).direct
      if (isTold) refreshSoon()
    })
    stream.addEventListener('fin', () => {
      isOver = true
      hush()
      refresh()
    })
    stream.addEventListener('error', () => {
      isTold = false
    })
  }

  function hush() {
    stream?.close()
    stream = null
    isTold = false
  }

  function look() {
    if (document.hidden) return hush()
    listen()
    refreshSoon()
  }

  document.addEventListener('visibilitychange', look)
  window.addEventListener('focus', look)
  window.addEventListener('pageshow', (event) => event.persisted && look())
  window.addEventListener('pagehide', hush)
  setInterval(() => document.hidden || isTold || look(), MINUTE_MS)
  if (!document.hidden) listen()
}
