import type { HostEvent, HostReply } from '../simulator.ts'

/*
 * What the pane's window and the host page say to each other. They stand on different origins, as an add-in and Excel
 * do, so that a browser gives each a process of its own: the pane's main thread does only the pane's work.
 */

/** What office.js asks for at once, before anything can be sent: told in the name of the pane's window. */
export interface HostFacts {
  /** Requirement sets by name with their highest version. */
  readonly sets: Readonly<Record<string, string>>
  /** 16.0.14332 */
  readonly version: string
  readonly documentUrl: string
}

/** A batch of office.js. */
export interface PaneMessage {
  readonly id: number
  readonly body: string
  readonly flags: number
}

export type HostMessage =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: HostReply }
  | { readonly kind: 'event'; readonly event: HostEvent }

/** First message of the pane's window to the page around it, with a port. */
export const greeting = 'excel-host'

const prefix = `${greeting} `

export function windowNameOf(facts: HostFacts): string {
  return prefix + JSON.stringify(facts)
}

/** Null in a window that no host page opened. */
export function factsOfWindow(name: string): HostFacts | null {
  return name.startsWith(prefix) ? (JSON.parse(name.slice(prefix.length)) as HostFacts) : null
}
