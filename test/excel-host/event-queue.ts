import type { HostEvent } from './simulator.ts'
import type { Troubles } from './troubles/troubles.ts'

/** Events on their way to the add-in: after the batch they come from, in order, some lost or doubled when told so. */
export class EventQueue {
  readonly #troubles: Troubles
  readonly #listeners = new Set<(event: HostEvent) => void>()
  #waiting: HostEvent[] = []
  #isTimed = false
  #seen = 0

  constructor(troubles: Troubles) {
    this.#troubles = troubles
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0
  }

  add(events: readonly HostEvent[]): void {
    for (const event of events) {
      this.#seen += 1
      const { lostEvents, doubledEvents } = this.#troubles
      if (lostEvents > 0 && this.#seen % lostEvents === 0) continue
      this.#waiting.push(event)
      if (doubledEvents) this.#waiting.push(event)
    }
    if (this.#waiting.length > 0 && !this.#isTimed) this.#deliverSoon()
  }

  listen(listener: (event: HostEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #deliverSoon(): void {
    this.#isTimed = true
    setTimeout(() => {
      this.#isTimed = false
      const events = this.#waiting
      this.#waiting = []
      for (const event of events) for (const listener of [...this.#listeners]) listener(event)
    }, 0)
  }
}
