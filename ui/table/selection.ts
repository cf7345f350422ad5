/** What is chosen in a table, by key and never by place: sorting and scrolling do not change it. */
export interface Selection {
  readonly size: number
  /** The whole filter result, also rows that never came into sight. */
  readonly isAll: boolean
  readonly has: (key: string) => boolean
  readonly toggle: (key: string) => void
  /** Chooses these, keeping the others. */
  readonly add: (keys: readonly string[]) => void
  readonly toggleAll: () => void
}
