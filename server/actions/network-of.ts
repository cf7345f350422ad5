import { isIPv6 } from 'node:net'

/**
 * Whom an address belongs to when requests or guesses are counted: an IPv4 address, or the first 64 bits of IPv6, which
 * are what one connection is given; within them anybody has more addresses than could be counted.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.replace(/%.*$/, '').split('::')
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')]
  const left = tail === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array.from({ length: left }, () => 0), ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

function groupsOf(text: string): readonly number[] {
  if (text === '') return []
  // An IPv4 address at the end stands for two groups; which is of no matter here.
  return text.split(':').flatMap((group) => (group.includes('.') ? [0, 0] : [Number.parseInt(group, 16)]))
}
