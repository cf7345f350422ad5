/** The code office.js rejects an action with, 'accepted' when it does not. */
export async function codeOf(action: Promise<unknown>): Promise<unknown> {
  try {
    await action
    return 'accepted'
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  }
}
