/** The command was not given as it must be; the message is one sentence in Chinese. */
export class UsageError extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'UsageError'
  }
}
