import { importsOf, type SourceFile } from './source-tree.ts'

/** One room of a house (a folder, or a file beside the folders) imports another. */
interface Way {
  readonly from: string
  readonly to: string
  /** The file that imports, and what it imports. */
  readonly because: string
}

/**
 * The imports, types and workers included, that lead from a room of the house to one that leads back to it; the ways
 * that the fewest imports take first, since those are the easiest to leave out. Empty where the rooms stand one above
 * the other.
 * @param house a folder at the root
 */
export function circlesIn(house: string, files: readonly SourceFile[]): readonly string[] {
  const ways = waysIn(house, files)
  const next = new Map<string, Set<string>>()
  const imports = new Map<string, number>()
  for (const { from, to } of ways) {
    next.set(from, (next.get(from) ?? new Set()).add(to))
    imports.set(`${from} ${to}`, (imports.get(`${from} ${to}`) ?? 0) + 1)
  }
  const importsOfWay = ({ from, to }: Way): number => imports.get(`${from} ${to}`) ?? 0
  const tied = ways.filter(({ from, to }) => reachedFrom(to, next).has(from))
  return tied.sort((one, other) => importsOfWay(one) - importsOfWay(other)).map(({ because }) => because)
}

function reachedFrom(room: string, next: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [room]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const to of next.get(at) ?? []) {
      if (reached.has(to)) continue
      reached.add(to)
      open.push(to)
    }
  }
  return reached
}

function waysIn(house: string, files: readonly SourceFile[]): readonly Way[] {
  return files.flatMap((file) => {
    const from = roomOf(house, file.path)
    if (from === null) return []
    return importsOf(file).flatMap((imported): readonly Way[] => {
      const to = roomOf(house, imported)
      return to === null || to === from ? [] : [{ from, to, because: `${file.path} imports ${imported}` }]
    })
  })
}

function roomOf(house: string, path: string): string | null {
  return path.startsWith(`${house}/`) ? (path.slice(house.length + 1).split('/')[0] ?? null) : null
}
