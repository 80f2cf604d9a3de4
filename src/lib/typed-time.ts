const TYPED = /^(\d{1,2})(?:\s*[h:]\s*(\d{2})?(?::\d{2})?)?$/i

/** « 9 », « 9h », « 9:30 », « 9 h 30 » or « 09:30:00 » as '09:30'; null when it is no hour of a day. */
export function typedTime(text: string): string | null {
  const [, hour = '', minute = '00'] = TYPED.exec(text.trim()) ?? []
  return hour !== '' && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null
}
