import type { UnsentReason } from '#core/bulk-upload/unsent.ts'

/** A file somebody chose, opened when its turn comes. */
export interface PickedFile {
  /** With the folders it stood in. */
  readonly name: string
  /** Bytes, as far as they are known before it is opened. */
  readonly size: number
  /** Throws UnreadableFile. */
  readonly open: () => Promise<Blob>
}

/** A file that will not be sent. */
export interface UnsentFile {
  readonly name: string
  readonly size: number
  readonly reason: UnsentReason
}

/** What was chosen, taken apart. */
export interface Picked {
  readonly files: readonly PickedFile[]
  readonly unsent: readonly UnsentFile[]
  /** Files that programs leave behind: nobody chose them. */
  readonly ignored: number
}

/** The file cannot be had after all. */
export class UnreadableFile extends Error {
  readonly reason: UnsentReason
  constructor(reason: UnsentReason, cause?: unknown) {
    super(reason, { cause })
    this.name = 'UnreadableFile'
    this.reason = reason
  }
}
