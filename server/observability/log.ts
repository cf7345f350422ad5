import { type Clock, instantText } from '../clock.ts'
import { faultOf } from './fault.ts'

/** A request as it is told: by the name of its route, never by its address, parameters, person or network address. */
export interface RequestRecord {
  readonly requestId: string
  readonly method: string
  readonly route: string
  readonly status: number
  readonly milliseconds: number
}

/** Where a server tells what it does. */
export interface Log {
  /** To whoever started it. */
  tell(sentence: string): void
  /** Something that needs care. */
  warn(sentence: string): void
  request(record: RequestRecord): void
  /** What went wrong inside, under the reference its caller was given. */
  defect(reference: string, error: unknown): void
}

/** What runs beside the requests tells in sentences, which hold nothing of anybody's data. */
export type Notices = Pick<Log, 'tell' | 'warn'>

export interface LogOutput {
  readonly out: (line: string) => void
  readonly error: (line: string) => void
}

/** One JSON object a line: time (UTC+8), level, event and what belongs to it. */
export function jsonLog({ out }: LogOutput, clock: Clock): Log {
  const write = (level: 'info' | 'warn' | 'error', event: string, fields: object): void =>
    out(JSON.stringify({ time: instantText(clock.now()), level, event, ...fields }))
  return {
    tell: (message) => write('info', 'told', { message }),
    warn: (message) => write('warn', 'told', { message }),
    request: (record) => write(record.status >= 500 ? 'error' : 'info', 'request', record),
    defect: (reference, error) => write('error', 'defect', { reference, ...faultOf(error) }),
  }
}

/** Sentences for a person at a terminal; single requests are not told. */
export function textLog({ out, error: warn }: LogOutput): Log {
  return {
    tell: out,
    warn,
    request: () => undefined,
    defect(reference, error) {
      const { error: name, code, message, frames } = faultOf(error)
      warn([`[${reference}] ${name}${code === null ? '' : ` ${code}`}: ${message}`, ...frames].join('\n    at '))
    },
  }
}
