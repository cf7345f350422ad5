/** A page about letters with what its path names. */
export type LetterRoute = { readonly page: 'letters' } | { readonly page: 'letter'; readonly id: string }

export const lettersPath = '/letters'

/** @param rest decoded parts of the path after /letters */
export function letterRoute(rest: readonly string[]): LetterRoute | null {
  const [id] = rest
  if (id === undefined) return { page: 'letters' }
  return rest.length === 1 ? { page: 'letter', id } : null
}

export function letterPath(id: string): string {
  return `${lettersPath}/${encodeURIComponent(id)}`
}
