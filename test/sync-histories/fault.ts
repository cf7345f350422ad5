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
