import type { Anchor } from './anchor.ts'

export interface CommentReply {
  readonly id: string
  content: string
  readonly author: string
  readonly created: string
}

/** A threaded comment on one cell. */
export interface Comment {
  readonly id: string
  readonly cell: Anchor
  content: string
  readonly author: string
  /** ISO instant. */
  readonly created: string
  resolved: boolean
  replies: CommentReply[]
}
