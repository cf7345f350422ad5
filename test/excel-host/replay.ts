import { isPlainObject } from './protocol/arguments.ts'
import type { BatchRecord, Simulator } from './simulator.ts'

/** Where the simulated host answers otherwise than the recorded one. */
export interface Difference {
  /** Number of the batch in the log, from 0. */
  readonly batch: number
  /** 'Results.3.Value.Name' */
  readonly path: string
  readonly recorded: unknown
  readonly answered: unknown
}

/** The lines of a log: {at, request, response, ms}. @throws SyntaxError or RangeError with the number of a bad line */
export function readBatchLog(text: string): readonly BatchRecord[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line, index) => {
    const record: unknown = JSON.parse(line)
    if (!isRecord(record)) throw new RangeError(`line ${index + 1} is no batch`)
    return record
  })
}

function isRecord(value: unknown): value is BatchRecord {
  return isPlainObject(value) && isPlainObject(value.request) && isPlainObject(value.response)
}

/**
 * Sends recorded batches to a simulated host that holds the same workbook, and compares the answers. Ids differ from
 * host to host: a recorded one is taken for ours wherever it is named later. Messages are not compared, codes are.
 */
export async function replay(records: readonly BatchRecord[], simulator: Simulator): Promise<readonly Difference[]> {
  const ids = new Map<string, string>()
  const differences: Difference[] = []
  for (const [batch, { request, response }] of records.entries()) {
    const { body } = await simulator.execute(JSON.stringify(translated(request, ids)))
    const found = compared(response, JSON.parse(body), [], ids)
    differences.push(...found.map((difference) => ({ batch, ...difference })))
  }
  return differences
}

function translated(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => translated(item, ids))
  if (!isPlainObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, translated(inner, ids)]))
}

const idNames = new Set(['Id', '_Id', '_ReferenceId', 'id', 'worksheetId'])
/** Worded by the host, or kept by it for itself. */
const notCompared = new Set(['Message', 'message', 'Location', 'TraceIds', 'HttpStatusCode', 'CreationDate'])

type Found = Omit<Difference, 'batch'>

function compared(
  recorded: unknown,
  answered: unknown,
  path: readonly string[],
  ids: Map<string, string>,
): readonly Found[] {
  if (Array.isArray(recorded) && Array.isArray(answered)) {
    const length = Math.max(recorded.length, answered.length)
    return Array.from({ length }, (_, index) => index).flatMap((index) =>
      compared(recorded[index], answered[index], [...path, String(index)], ids),
    )
  }
  if (isPlainObject(recorded) && isPlainObject(answered)) {
    const names = new Set([...Object.keys(recorded), ...Object.keys(answered)])
    return [...names]
      .filter((name) => !notCompared.has(name))
      .flatMap((name) => compared(recorded[name], answered[name], [...path, name], ids))
  }
  if (typeof recorded === 'string' && typeof answered === 'string' && idNames.has(path.at(-1) ?? '')) {
    ids.set(recorded, answered)
    return []
  }
  return recorded === answered ? [] : [{ path: path.join('.'), recorded, answered }]
}
