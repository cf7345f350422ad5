/** A page about disputes with what its path names. */
export type DisputeRoute = { readonly page: 'disputes' } | { readonly page: 'dispute'; readonly id: string }

export const disputesPath = '/disputes'

/** @param rest decoded parts of the path after /disputes */
export function disputeRoute(rest: readonly string[]): DisputeRoute | null {
  const [id] = rest
  if (id === undefined) return { page: 'disputes' }
  return rest.length === 1 ? { page: 'dispute', id } : null
}

export function disputePath(id: string): string {
  return `/disputes/${encodeURIComponent(id)}`
}
