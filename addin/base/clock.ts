/** The day in Shanghai, YYYY-MM-DD. China keeps no summer time, so eight hours always are the difference. */
export function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** Now, ISO 8601 with its offset. */
export function now(): string {
  return new Date().toISOString()
}

/** The time of day in Shanghai, HH:MM. */
export function clockTime(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(11, 16)
}
