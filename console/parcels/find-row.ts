/** The code of the row at a number, null behind the last row. */
export type CodeAt = (row: number) => Promise<string | null>

/**
 * The first row, in ascending order of codes, whose code is not before the one looked for: its own row, or where it
 * would stand. Asks about log₂(total) rows.
 */
export async function findRow(code: string, total: number, codeAt: CodeAt): Promise<number> {
  let first = 0
  let end = total
  while (first < end) {
    const middle = Math.floor((first + end) / 2)
    const found = await codeAt(middle)
    if (found !== null && found < code) first = middle + 1
    else end = middle
  }
  return first
}
