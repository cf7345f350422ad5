/** Few lengths, so that few statements serve all lists and stay prepared. */
const lengths = [1, 4, 16, 64, 256] as const
const longest = 256

/**
 * What is stored for a list of keys, asked for a few hundred at a time. A shorter list is filled up with its last key,
 * which finds nothing twice: `read` asks whether a column is in the list.
 */
export async function lookUp<Key, Row>(
  keys: readonly Key[],
  read: (keys: readonly Key[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const found: Row[] = []
  for (let start = 0; start < keys.length; start += longest) {
    for (const row of await read(filledUp(keys.slice(start, start + longest)))) found.push(row)
  }
  return found
}

function filledUp<Key>(keys: Key[]): readonly Key[] {
  const length = lengths.find((one) => one >= keys.length) ?? longest
  const last = keys.at(-1)
  while (last !== undefined && keys.length < length) keys.push(last)
  return keys
}
