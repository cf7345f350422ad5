/** What test files take from vitest, collected instead of run: a mutant is then tried by calls, in the process that is there. */
import { expect } from 'vitest'

export { expect }

export interface CollectedTest {
  /** Its describes and its name; numbered where one comes again. */
  readonly id: string
  readonly run: () => unknown
}

type Row = readonly unknown[]
type Body = (...row: Row) => unknown

interface Named {
  (name: string, body: Body): void
  readonly each: (rows: readonly unknown[]) => (name: string, body: Body) => void
}

const tests = new Map<string, CollectedTest>()
let around: readonly string[] = []

/** The tests of the files that were imported so far. */
export function collectedTests(): readonly CollectedTest[] {
  return [...tests.values()]
}

/** What is collected while a file is imported stands under its name. */
export async function collect(file: string, imported: () => Promise<unknown>): Promise<void> {
  around = [file]
  await imported()
}

function withEach(once: (name: string, body: Body) => void): Named {
  const each = (rows: readonly unknown[]) => (name: string, body: Body) => {
    for (const [index, row] of rows.entries()) {
      const values: Row = Array.isArray(row) ? row : [row]
      once(`${name} [${index + 1}]`, () => body(...values))
    }
  }
  return Object.assign((name: string, body: Body) => once(name, body), { each })
}

export const describe = withEach((name, body) => {
  const before = around
  around = [...before, name]
  body()
  around = before
})

export const it = withEach((name, body) => {
  const full = [...around, name].join(' > ')
  let id = full
  for (let again = 2; tests.has(id); again += 1) id = `${full} (${again})`
  tests.set(id, { id, run: () => body() })
})

export const test = it
