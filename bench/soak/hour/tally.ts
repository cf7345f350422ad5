import { median } from '../../interleave.ts'

/** What one kind of request has shown. */
interface Kind {
  readonly milliseconds: number[]
  readonly statuses: Map<number, number>
}

/** Every request of the load by its kind, and what went wrong, each as a sentence. */
export interface Tally {
  readonly faults: string[]
  /** Notes an answer; a status that was not expected is a fault. */
  note(kind: string, milliseconds: number, status: number, expected: readonly number[], text: () => string): void
  requests(): number
  /** A line a kind: how often, how long, which statuses. */
  lines(): readonly string[]
}

const mostFaultsKept = 50

export function createTally(): Tally {
  const kinds = new Map<string, Kind>()
  const faults: string[] = []
  return {
    faults,
    note(name, milliseconds, status, expected, text) {
      const kind = kinds.get(name) ?? { milliseconds: [], statuses: new Map<number, number>() }
      kinds.set(name, kind)
      kind.milliseconds.push(milliseconds)
      kind.statuses.set(status, (kind.statuses.get(status) ?? 0) + 1)
      if (!expected.includes(status) && faults.length < mostFaultsKept) {
        faults.push(`${name} was answered with ${status}: ${text().slice(0, 300)}`)
      }
    },
    requests: () => [...kinds.values()].reduce((sum, { milliseconds }) => sum + milliseconds.length, 0),
    lines: () => [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, kind]) => lineOf(name, kind)),
  }
}

function lineOf(name: string, { milliseconds, statuses }: Kind): string {
  const sorted = [...milliseconds].sort((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN).toFixed(0)
  const told = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`)
  return `| ${name} | ${sorted.length} | ${median(sorted).toFixed(0)} | ${at(0.99)} | ${at(1)} | ${told.join(', ')} |`
}
