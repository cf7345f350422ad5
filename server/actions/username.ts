/** One spelling a name: full width, case and outer spaces do not make another account. */
export function normalisedUsername(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}
