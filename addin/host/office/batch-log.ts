import type { ProgramLog } from '../spreadsheet.ts'
import { watchBatches } from './watch-batches.ts'

export interface LogLimits {
  readonly batches: number
  readonly characters: number
}

const usualLimits: LogLimits = { batches: 2000, characters: 20_000_000 }

/**
 * Records what office.js and Excel say to each other, as JSON lines {at, request, response, ms} that the simulated Excel
 * of the tests replays. It holds what is in the workbook: the file is for whoever looks into a fault, not for a server.
 */
export function createBatchLog(limits: LogLimits = usualLimits): ProgramLog {
  let lines: string[] = []
  let characters = 0
  let unwatch: (() => void) | null = null
  const add = (line: string): void => {
    lines.push(line)
    characters += line.length
    let dropped = 0
    while (lines.length - dropped > limits.batches || characters > limits.characters) {
      characters -= lines[dropped]?.length ?? 0
      dropped += 1
    }
    if (dropped > 0) lines = lines.slice(dropped)
  }
  const start = (): boolean => {
    if (unwatch !== null) return true
    unwatch = watchBatches((record) => add(JSON.stringify(record)))
    if (unwatch === null) return false
    lines = []
    characters = 0
    return true
  }
  return {
    turn: (on) => {
      if (on) return start()
      unwatch?.()
      unwatch = null
      return true
    },
    isOn: () => unwatch !== null,
    count: () => lines.length,
    text: () => lines.map((line) => `${line}\n`).join(''),
  }
}
