/** A rule that did not hold in a history. */
export class Fault extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'Fault'
  }
}

/** The machine under a pane or a server stopped: what was not on its disk is gone. */
export class Crash extends Error {
  constructor() {
    super('crashed')
    this.name = 'Crash'
  }
}

/** The server died over it: the page says so, and nothing has happened. */
export async function unlessDead<Answer>(running: Promise<Answer>): Promise<Answer | null> {
  try {
    return await running
  } catch (error) {
    if (error instanceof Crash) return null
    throw error
  }
}
