/** What whoever asks may be told instead of an answer. */
export const askingProblems = ['malformed-request', 'not-signed-in', 'not-allowed'] as const

/** The same of one object, which need not be there, or not for the asker. */
export const objectProblems = [...askingProblems, 'not-found'] as const

/** What whoever changes something may be told beside that. */
export const writingProblems = ['origin-refused', 'too-busy', 'storage-full'] as const
