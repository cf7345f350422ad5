import { watchBatches } from './watch-batches.ts'

/**
 * Records what office.js and Excel say to each other, as JSON lines that the simulated Excel of the tests replays. It
 * holds what is in the workbook: the file is for whoever looks into a fault, not for a server.
 */
export interface BatchLog {
  /**
   * Begins to record. False, and nothing recorded, when this office.js does not let itself be watched: it is not ours
   * to rely on how it sends its batches.
   */
  readonly start: () => Promise<boolean>
  readonly stop: () => void
  readonly isOn: () => boolean
  readonly batches: () => number
  /** A batch a line, the oldest first: {at, request, response, ms}. */
  readonly text: () => string
}

export interface LogLimits {
  readonly batches: number
  readonly characters: number
}

const usualLimits: LogLimits = { batches: 2000, characters: 20_000_000 }

/** The oldest batches are dropped where the log grows over its limits. */
export function createBatchLog(limits: LogLimits = usualLimits): BatchLog {
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
  const stop = (): void => {
    unwatch?.()
    unwatch = null
  }
  return {
    start: async () => {
      if (unwatch !== null) return true
      let seen = 0
      unwatch = watchBatches((record) => {
        seen += 1
        add(JSON.stringify(record))
      })
      if (unwatch === null) return false
      await sendSomething()
      if (seen === 0) stop()
      return seen > 0
    },
    stop,
    isOn: () => unwatch !== null,
    batches: () => lines.length,
    text: () => lines.map((line) => `${line}\n`).join(''),
  }
}

/** Any batch shows whether batches are seen, also one that is refused. */
async function sendSomething(): Promise<void> {
  try {
    await Excel.run(async (context) => {
      context.workbook.worksheets.load('items/id')
      await context.sync()
    })
  } catch {
    // A cell is being edited: the refusal was seen as well.
  }
}
