const BASE = 'http://here.invalid'
// Browsers drop tabs and line ends, and read a backslash as a slash.
const TRICKS = /[\\\p{Cc}]/u

/** The path and query of an address of this site; null for any other, so that nobody is sent elsewhere. */
export function localAddress(address: unknown, longest = 2000): string | null {
  if (typeof address !== 'string' || address.length > longest) return null
  if (!address.startsWith('/') || address.startsWith('//') || TRICKS.test(address)) return null
  const url = URL.parse(address, BASE)
  if (url?.origin !== BASE || url.pathname.startsWith('//')) return null
  return url.pathname + url.search
}
