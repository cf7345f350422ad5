/** A page about publications or objections with what its path names. */
export type PublicationRoute =
  | { readonly page: 'publications' }
  | { readonly page: 'publication'; readonly number: string }
  | { readonly page: 'objections' }
  | { readonly page: 'objection'; readonly id: string }

export const publicationsPath = '/publications'
export const objectionsPath = '/objections'

/** @param rest decoded parts of the path after /publications */
export function publicationRoute(rest: readonly string[]): PublicationRoute | null {
  const [number] = rest
  if (number === undefined) return { page: 'publications' }
  return rest.length === 1 && /^\d{1,9}$/.test(number) ? { page: 'publication', number } : null
}

/** @param rest decoded parts of the path after /objections */
export function objectionRoute(rest: readonly string[]): PublicationRoute | null {
  const [id] = rest
  if (id === undefined) return { page: 'objections' }
  return rest.length === 1 ? { page: 'objection', id } : null
}

export function publicationPath(number: number): string {
  return `${publicationsPath}/${number}`
}

export function objectionPath(id: string): string {
  return `${objectionsPath}/${encodeURIComponent(id)}`
}
