import type { ChildProcess } from 'node:child_process'
import type { GateCounts } from '#core/evaluation-gates/count.ts'
import type { GateLine } from '#core/evaluation-gates/line.ts'
import type { InputPiece } from './frozen-inputs.ts'
import type { EvaluationMessage, EvaluationRequest, EvaluationTask, ResultToStore } from './messages.ts'
import { exitOf, startBeside } from './start-beside.ts'

/** What is not done after that is not being done any more, by whichever server: the child's time, and storing its end. */
export const longestMilliseconds = 15 * 60_000

/** What the server does with what the child sends; each is awaited before the child goes on. */
export interface EvaluationSink {
  parcelsRead(parcels: number): Promise<void>
  /** Counts come with the last lines: the evaluation goes on when this resolves. */
  gates(lines: readonly GateLine[], counts: GateCounts | null): Promise<void>
  inputs(inputHash: string, piece: InputPiece): Promise<void>
  results(items: readonly ResultToStore[]): Promise<void>
}

export type EvaluationEnd = Omit<Extract<EvaluationMessage, { readonly kind: 'done' }>, 'kind'>

/**
 * Runs one evaluation in a child process with a heap cap and a wall clock; null when only gates were asked for. Rejects with an Error when the child dies, is
 * late, or the signal aborts it; what the sink throws ends the child too.
 */
export async function runEvaluationChild(
  task: EvaluationTask,
  sink: EvaluationSink,
  signal: AbortSignal,
): Promise<EvaluationEnd | null> {
  const child = startBeside(new URL('./child.ts', import.meta.url), signal)
  const ended = exitOf(child)
  const request: EvaluationRequest = { kind: 'task', task }
  child.send(request)
  const done = follow(child, sink).catch((error: unknown) => {
    child.kill('SIGKILL')
    throw error
  })
  try {
    return await Promise.race([done, ended])
  } finally {
    done.catch(() => undefined)
    child.kill('SIGKILL')
  }
}

/** Handles the messages one after the other until the child is done. */
function follow(child: ChildProcess, sink: EvaluationSink): Promise<EvaluationEnd | null> {
  return new Promise((resolve, reject) => {
    let last: Promise<void> = Promise.resolve()
    child.on('message', (message) => {
      last = last.then(() => handle(message as EvaluationMessage)).catch(reject)
    })
    async function handle(message: EvaluationMessage): Promise<void> {
      if (message.kind === 'done') return resolve(message)
      if (message.kind === 'counted') return resolve(null)
      if (message.kind === 'read') return sink.parcelsRead(message.parcels)
      if (message.kind === 'gates') await sink.gates(message.lines, message.counts)
      else if (message.kind === 'inputs') await sink.inputs(message.inputHash, message.piece)
      else await sink.results(message.items)
      const stored: EvaluationRequest = { kind: 'stored' }
      if (child.connected) child.send(stored)
    }
  })
}
