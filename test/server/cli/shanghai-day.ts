/** The calendar day in Shanghai so many days from now, as YYYY-MM-DD. */
export function shanghaiDay(offset: number): string {
  return new Date(Date.now() + (8 + offset * 24) * 3_600_000).toISOString().slice(0, 10)
}
