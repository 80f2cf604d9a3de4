import { isIPv6 } from 'node:net'

/** What one household or server holds: an IPv4 address, or the 2^64 of an IPv6 network. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const groups = groupsOf(address)
  return isIPv4InIPv6(groups) ? groups.slice(6).flatMap(bytesOf).join('.') : `${groups.slice(0, 4).join(':')}::/64`
}

const isIPv4InIPv6 = (groups: string[]) => groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff'

const bytesOf = (group: string) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]

/** The eight groups, each as short as it can be; an address is written in many ways, and `URL` knows them. */
function groupsOf(address: string): string[] {
  const { hostname } = new URL(`http://[${address.split('%', 1)}]`)
  const [before = [], after = []] = hostname
    .slice(1, -1)
    .split('::')
    .map((half) => half.split(':').filter(Boolean))
  return [...before, ...Array(8 - before.length - after.length).fill('0'), ...after]
}
