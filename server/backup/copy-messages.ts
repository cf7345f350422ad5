/** Server to child: which database to copy where. */
export interface CopyTask {
  readonly from: string
  readonly to: string
}

/** Child to server: what the copy holds. */
export interface CopyDone {
  readonly sqlite: string
  readonly schema: readonly string[]
  readonly tables: Readonly<Record<string, number>>
  readonly leftOut: readonly string[]
  readonly audit: readonly { readonly chain: string; readonly seq: number; readonly hash: string }[]
}
