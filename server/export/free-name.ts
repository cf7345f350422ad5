/**
 * The wanted file name, or with a number before its ending where it is taken: two codes may differ only in what a name
 * cannot hold, or in the case of letters, and Windows would unpack one file over the other.
 */
export function freeName(taken: Set<string>, wanted: string): string {
  let name = wanted
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = wanted.replace(/(?=\.[^.]+$)/, `(${number})`)
  taken.add(name.toLowerCase())
  return name
}
