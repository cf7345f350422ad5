import type { Page } from 'playwright-core'

/** One picture of one page in one state, taken at each width. */
export interface Screen {
  /** File name without width: page and state, in kebab-case ('pane-empty', 'overview-huge'). */
  readonly name: string
  /** Address below the group's origin. */
  readonly path: string
  /** Brings the opened page into its state; resolves when it may be photographed. */
  readonly setup?: (page: Page) => Promise<void>
  /** Pixels; absent: 350 and 1280. */
  readonly widths?: readonly number[]
  /** Before the page opens: answers made up for error, huge and offline states, stored tokens. */
  readonly before?: (page: Page) => Promise<void>
}

/** What a file of test/browser/screens/ exports as `group`: pages of one server. */
export interface ScreenGroup {
  readonly name: string
  /** Starts what serves the pages, on a free loopback port. */
  readonly start: () => Promise<ScreenServer>
  readonly screens: readonly Screen[]
}

export interface ScreenServer {
  /** 'http://127.0.0.1:34567' */
  readonly origin: string
  readonly stop: () => Promise<void>
}
