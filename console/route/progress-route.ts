export const progressPath = '/progress'

/** The present address with some of its parts changed; null takes a part away. */
export function progressAddress(query: URLSearchParams, changes: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name)
    else next.set(name, value)
  }
  const text = next.toString()
  return text === '' ? progressPath : `${progressPath}?${text}`
}
