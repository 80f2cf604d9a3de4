/** No cache keeps the page, no other site learns its address. Not « no-referrer »: browsers would hide the origin of its forms. */
export const UNSHARED = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'same-origin' } as const
