import { bulkLimits } from '#core/bulk-upload/limits.ts'
import type { Call } from '#ui/client.ts'
import { isAborted } from '#ui/client-failure.ts'
import { tellChanged } from '../data/changed.ts'
import { takenApart } from './pick.ts'
import { type Picked, type PickedFile, UnreadableFile, type UnsentFile } from './picked-file.ts'
import { NotAnswered, sendFile } from './sender.ts'

/** How the upload of a run stands in this page. */
export interface Sending {
  readonly run: string
  readonly phase: 'preparing' | 'sending' | 'closing' | 'ended' | 'failed'
  readonly total: number
  readonly done: number
  /** Of those done: known to the server before they were sent. */
  readonly known: number
  readonly ignored: number
  /** Why it waits; null while it goes on. */
  readonly pause: 'busy' | 'broken' | null
  readonly failure: unknown
}

/** Files on their way at the same moment; the server reads two at once. */
const atOnce = 3
const filesPerPage = 500

export interface UploadAct {
  readonly run: string
  readonly cycle: string
  readonly chosen: readonly PickedFile[]
  readonly call: Call
}

/**
 * Sends the files of a run, one run at a time, whatever page of the console is shown meanwhile. A page that was
 * reloaded begins again with the same files: those the server has are known by their content.
 */
class Uploader {
  #sending: Sending | null = null
  #stop: AbortController | null = null
  readonly #followers = new Set<() => void>()

  get sending(): Sending | null {
    return this.#sending
  }

  get isRunning(): boolean {
    return this.#stop !== null
  }

  follow(follower: () => void): () => void {
    this.#followers.add(follower)
    return () => this.#followers.delete(follower)
  }

  async start(act: UploadAct): Promise<void> {
    if (this.#stop !== null) return
    const mine = new AbortController()
    this.#stop = mine
    const { run } = act
    this.#set({ run, phase: 'preparing', total: 0, done: 0, known: 0, ignored: 0, pause: null, failure: null })
    try {
      await this.#run(act, await takenApart(act.chosen), mine.signal)
      this.#change({ phase: 'ended' })
    } catch (failure) {
      this.#change(isAborted(failure) ? { phase: 'ended' } : { phase: 'failed', failure })
    } finally {
      this.#stop = null
      this.#change({ pause: null })
      tellChanged('uploadRuns', 'uploadRun', 'uploadRunFiles', 'uploadRunLines', 'uploadRunSettlements')
    }
  }

  /** What is done stays done. */
  cancel(): void {
    this.#stop?.abort()
  }

  async #run({ run, cycle, call }: UploadAct, picked: Picked, signal: AbortSignal): Promise<void> {
    const announced = Math.min(bulkLimits.files, Math.max(1, picked.files.length + picked.unsent.length))
    this.#change({ total: picked.files.length, ignored: picked.ignored })
    await call('startUploadRun', { body: { id: run, cycle, announced } }, signal)
    tellChanged('uploadRuns', 'uploadRun')
    const contents = new Set(await knownContents(run, call, signal))
    const unsent: UnsentFile[] = [...picked.unsent]
    this.#change({ phase: 'sending' })
    try {
      const queue = [...picked.files]
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
            await this.#send(run, file, contents, unsent, call, signal)
          }
        }),
      )
    } catch (error) {
      // The others of this moment stop too.
      this.#stop?.abort()
      if (isAborted(error)) {
        const body = { end: 'cancelled', announced, unsent } as const
        await call('closeUploadRun', { params: { id: run }, body })
      }
      throw error
    }
    this.#change({ phase: 'closing' })
    const body = { end: 'done', announced: contents.size + unsent.length, unsent } as const
    await call('closeUploadRun', { params: { id: run }, body }, signal)
  }

  async #send(
    run: string,
    { name, size, open }: PickedFile,
    contents: Set<string>,
    unsent: UnsentFile[],
    call: Call,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const blob = await open()
      if (blob.size > bulkLimits.fileBytes) {
        unsent.push({ name, size: blob.size, reason: 'too-large' })
      } else {
        const digest = await contentOf(blob)
        if (digest !== null && contents.has(digest)) this.#change({ known: (this.#sending?.known ?? 0) + 1 })
        else {
          const onPause = (pause: Sending['pause']): void => this.#change({ pause })
          const { sha256 } = await sendFile(run, new File([blob], name), { call, signal, onPause })
          contents.add(sha256)
        }
      }
    } catch (error) {
      const reason = unsentReason(error)
      if (reason === null) throw error
      unsent.push({ name, size, reason })
    }
    this.#change({ done: (this.#sending?.done ?? 0) + 1 })
  }

  #change(changes: Partial<Sending>): void {
    if (this.#sending !== null) this.#set({ ...this.#sending, ...changes })
  }

  #set(sending: Sending): void {
    this.#sending = sending
    for (const follower of this.#followers) follower()
  }
}

/** The one of this page. */
export const uploader = new Uploader()

/** Null for what ends the whole run. */
function unsentReason(error: unknown): UnsentFile['reason'] | null {
  if (error instanceof NotAnswered) return 'not-answered'
  if (error instanceof UnreadableFile) return error.reason
  return error instanceof DOMException && !isAborted(error) ? 'unreadable' : null
}

async function knownContents(run: string, call: Call, signal: AbortSignal): Promise<readonly string[]> {
  const found: string[] = []
  let cursor: string | undefined
  do {
    const query = { limit: filesPerPage, cursor }
    const page = await call('uploadRunFiles', { params: { id: run }, query }, signal)
    found.push(...page.items.map(({ sha256 }) => sha256))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return found
}

/** SHA-256 in hex; null where the browser has no such function: the server then knows the file. */
async function contentOf(blob: Blob): Promise<string | null> {
  if (!('subtle' in crypto)) return null
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
