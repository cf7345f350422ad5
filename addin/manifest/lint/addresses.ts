import { type Element, withDescendants } from '../element.ts'
import type { Fault, LintFacts, LintRule } from './fault.ts'

const longestUrl = 2048
const addressed = ['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'SourceLocation', 'bt:Image', 'bt:Url']
const loopback = ['localhost', '127.0.0.1', '[::1]']

/** Addresses are https, on one server; further domains are written as Office reads them. */
export const lintAddresses: LintRule = (root, facts) => {
  const elements = withDescendants(root)
  const values = elements
    .filter(({ name }) => addressed.includes(name))
    .flatMap((element) => [element, ...element.children])
    .flatMap(addressIn)
  const own = originOf(values.find(({ where }) => where.startsWith('SourceLocation'))?.value ?? '')
  const domains = elements.filter(({ name }) => name === 'AppDomain').map(({ text }) => text)
  return [
    ...values.flatMap(addressFaults),
    ...[...new Set(values.map(({ value }) => originOf(value)))].flatMap((origin) =>
      originFaults(origin, own, values, facts),
    ),
    ...domains.flatMap((domain) => domainFaults(domain, own)),
  ]
}

interface Value {
  readonly where: string
  readonly value: string
}

function addressIn({ name, attributes }: Element): readonly Value[] {
  const value = attributes.DefaultValue ?? attributes.Value
  const id = attributes.id === undefined ? '' : ` ${attributes.id}`
  return value === undefined ? [] : [{ where: `${name}${id}`, value }]
}

function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null
}

function addressFaults({ where, value }: Value): readonly Fault[] {
  if (!URL.canParse(value)) return [{ where, what: `“${value}”不是完整的网址` }]
  if (value.length <= longestUrl) return []
  return [{ where, what: `网址有 ${value.length} 个字符，最多 ${longestUrl} 个` }]
}

/** Said once for a server, not once for each of its addresses. */
function originFaults(
  origin: string | null,
  own: string | null,
  values: readonly Value[],
  { allowHttpLoopback }: LintFacts,
): readonly Fault[] {
  if (origin === null) return []
  const { protocol, hostname } = new URL(origin)
  const places = values.filter(({ value }) => originOf(value) === origin).map(({ where }) => where)
  const where = places.length > 1 ? `${places[0]} 等 ${places.length} 处` : (places[0] ?? '')
  const isTrial = allowHttpLoopback && protocol === 'http:' && loopback.includes(hostname)
  const faults: Fault[] = []
  if (protocol !== 'https:' && !isTrial) faults.push({ where, what: `${origin} 应为 https：Office 不打开 http 地址` })
  if (origin !== own) faults.push({ where, what: `${origin} 不是 ${own}：加载项只访问自己的服务器` })
  return faults
}

function domainFaults(domain: string, origin: string | null): readonly Fault[] {
  const where = 'AppDomain'
  if (domain.includes('*')) return [{ where, what: `${domain} 含通配符，须逐个写明` }]
  const own = originOf(domain)
  if (own === null || !domain.startsWith('https://')) return [{ where, what: `${domain} 须以 https:// 开头` }]
  if (own !== domain) return [{ where, what: `${domain} 不能带路径或末尾的斜杠，应为 ${own}` }]
  return own === origin ? [{ where, what: `${domain} 与 SourceLocation 相同，不必再写` }] : []
}
