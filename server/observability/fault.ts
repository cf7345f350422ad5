/** What a defect is told by in a log: enough to find it, nothing of the data it happened on. */
export interface Fault {
  readonly error: string
  readonly code: string | null
  readonly message: string
  /** Where, innermost first. */
  readonly frames: readonly string[]
}

const mostFrames = 12
const mostCharacters = 300

/** Texts in quotes and brackets, long numbers and everything Chinese may be somebody's data: databases quote values. */
const dataInMessages = /"[^"]*"|'[^']*'|`[^`]*`|\([^()]*\)|\d{5,}|\p{Script=Han}+/gu

/** Only what a programmer needs: class, code, masked message, places in our own sources. Never the details of a database. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { error: typeof error, code: null, message: '', frames: [] }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  const message = error.message.replaceAll(dataInMessages, '…').slice(0, mostCharacters)
  return { error: error.name, code, message, frames: framesOf(error) }
}

function framesOf({ stack = '' }: Error): readonly string[] {
  const lines = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return lines.slice(0, mostFrames).map((line) => line.trim().slice('at '.length))
}
