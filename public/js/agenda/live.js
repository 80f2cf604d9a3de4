// Keeps the agenda fresh: at once when the server tells of a change or the tab comes back; each minute where nothing tells;
// not at all while the tab is hidden.
const MINUTE_MS = 60_000
const TOGETHER_MS = 150

/** @param {{ url: string | null, refresh: () => void }} given */
export function keepFresh({ url, refresh }) {
  /** @type {EventSource | null} */
  let stream = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let soon
  const told = () => {
    clearTimeout(soon)
    soon = setTimeout(refresh, TOGETHER_MS)
  }
  const isTold = () => stream?.readyState === EventSource.OPEN
  const listen = () => {
    if (url === null || (stream && stream.readyState !== EventSource.CLOSED)) return
    stream = new EventSource(url)
    stream.addEventListener('message', told)
    stream.addEventListener('change', told)
  }
  const wake = () => {
    if (document.hidden) {
      stream?.close()
      stream = null
      return
    }
    listen()
    refresh()
  }
  document.addEventListener('visibilitychange', wake)
  window.addEventListener('focus', () => refresh())
  window.addEventListener('pageshow', (event) => event.persisted && wake())
  setInterval(() => {
    if (document.hidden) return
    if (!isTold()) refresh()
    listen()
  }, MINUTE_MS)
  if (!document.hidden) listen()
}
