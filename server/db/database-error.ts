/** The database cannot be used as it is; one sentence to the person who starts the program. */
export class DatabaseError extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.name = 'DatabaseError'
  }
}
