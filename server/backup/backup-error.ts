/** A backup or a restore that cannot be done as asked; the message says what and what to do. */
export class BackupError extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'BackupError'
  }
}
