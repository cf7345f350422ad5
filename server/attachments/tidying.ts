import type { Clock } from '../clock.ts'
import type { AttachmentStore } from './store.ts'

const hourMilliseconds = 3_600_000
/** No upload takes as long: the body of a request is read before its file is written. */
const abandonedMilliseconds = hourMilliseconds

export interface AttachmentTidying {
  /** Tidies now and every hour from here on; told of what fails. */
  start(report: (error: unknown) => void): void
  /** Ends it after the file at hand; resolves when it has. */
  stop(): Promise<void>
}

/** Keeps the folder of attachments tidy while a server runs; see tidyAttachments. */
export function createAttachmentTidying(attachments: AttachmentStore, clock: Clock): AttachmentTidying {
  let running: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  const ending = new AbortController()
  return {
    start(report) {
      const tidy = (): void => {
        running = running.then(() => attachments.tidy(clock.now() - abandonedMilliseconds, ending.signal)).catch(report)
      }
      tidy()
      timer = setInterval(tidy, hourMilliseconds)
      timer.unref()
    },
    async stop() {
      if (timer !== null) clearInterval(timer)
      ending.abort()
      await running
    },
  }
}
