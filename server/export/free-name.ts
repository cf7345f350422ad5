/** The wanted file name, or with a number before its ending where it is taken: two codes may differ only in what a name cannot hold. */
export function freeName(taken: Set<string>, wanted: string): string {
  let name = wanted
  for (let number = 2; taken.has(name); number += 1) name = wanted.replace(/(?=\.[^.]+$)/, `(${number})`)
  taken.add(name)
  return name
}
