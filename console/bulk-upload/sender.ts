import type { UploadFile } from '#core/api/bulk-upload-shapes.ts'
import type { Call } from '#ui/client.ts'
import { AnswerUnreadable, isAborted, RequestRefused, refusalCode, ServerUnreachable } from '#ui/client-failure.ts'
import { upload } from '#ui/upload.ts'

/** Load, not content: asked again for as long as it takes. */
const busyCodes = ['too-busy', 'too-many-requests']
/** May be the content after all: asked again a few times. */
const doubtfulCodes = ['workbook-time-out', 'internal']
const mostDoubts = 3
const longestPause = 30

export interface SendOptions {
  readonly call: Call
  readonly signal: AbortSignal
  /** Told while it waits to ask again; null when it goes on. */
  readonly onPause: (why: 'busy' | 'broken' | null) => void
}

/** Why a file got no answer, though it was asked for often enough. */
export class NotAnswered extends Error {}

/**
 * Sends one file of a run, again after a broken connection or a busy server: the server knows a file by its content, so
 * nothing is stored twice. Throws NotAnswered, AbortError, and what ends the whole run.
 */
export async function sendFile(run: string, file: File, { call, signal, onPause }: SendOptions): Promise<UploadFile> {
  let doubts = 0
  for (let attempt = 0; ; attempt += 1) {
    try {
      const answer = await upload('addUploadFile', { params: { id: run }, body: file }, { onProgress, signal })
      onPause(null)
      return answer
    } catch (error) {
      if (isAborted(error)) throw error
      // Waits for the sign-in, as every call does.
      if (refusalCode(error) === 'not-signed-in') await call('currentSession', {}, signal)
      else {
        const pause = pauseAfter(error, attempt)
        if (pause.isDoubtful) doubts += 1
        if (doubts > mostDoubts) throw new NotAnswered(undefined, { cause: error })
        onPause(pause.why)
        await waited(pause.seconds, signal)
      }
    }
  }
}

/** A workbook is small: how far the run is shows in files. */
function onProgress(): void {}

function pauseAfter(error: unknown, attempt: number) {
  const seconds = Math.min(longestPause, 2 ** Math.min(attempt, 5))
  if (error instanceof ServerUnreachable) return { why: 'broken', seconds, isDoubtful: false } as const
  if (error instanceof AnswerUnreadable) return { why: 'broken', seconds, isDoubtful: true } as const
  const code = refusalCode(error) ?? ''
  if (error instanceof RequestRefused && busyCodes.includes(code)) {
    const asked = Number(error.problem.details.retryAfterSeconds ?? seconds)
    return { why: 'busy', seconds: Math.min(asked, seconds), isDoubtful: false } as const
  }
  if (doubtfulCodes.includes(code)) return { why: 'busy', seconds, isDoubtful: true } as const
  throw error
}

async function waited(seconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((done, failed) => {
    const stop = (): void => failed(new DOMException('the upload was stopped', 'AbortError'))
    if (signal.aborted) return stop()
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      done()
    }, seconds * 1000)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        stop()
      },
      { once: true },
    )
  })
}
