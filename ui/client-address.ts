import type { Endpoint } from '#core/api/endpoint.ts'
import type { AnyRequest } from './client-request.ts'

/** The address of a request: `:params` filled in, query in the order given; empty and absent values are left out. */
export function addressOf(endpoint: Endpoint, request: AnyRequest): string {
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = request.params?.[name]
    if (value === undefined) throw new TypeError(`${endpoint.path} needs ${name}`)
    return encodeURIComponent(String(value))
  })
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}
