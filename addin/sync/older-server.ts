import { AnswerUnreadable, RequestRefused } from '#ui/client-failure.ts'

/**
 * Asks for page after page, at most so many. A server without such an address is of an earlier release than this pane: it
 * has nothing to tell.
 */
export async function* pages<Page extends { readonly nextCursor: string | null }>(
  most: number,
  ask: (from: { readonly cursor?: string }) => Promise<Page>,
): AsyncGenerator<Page, void> {
  let from: { readonly cursor?: string } = {}
  for (let number = 0; number < most; number += 1) {
    const page = await asked(ask, from)
    if (page === null) return
    yield page
    if (page.nextCursor === null) return
    from = { cursor: page.nextCursor }
  }
}

async function asked<Page>(ask: (from: { cursor?: string }) => Promise<Page>, from: { cursor?: string }) {
  try {
    return await ask(from)
  } catch (error) {
    if (isUnknownThere(error)) return null
    throw error
  }
}

function isUnknownThere(error: unknown): boolean {
  if (error instanceof AnswerUnreadable) return error.status === 404
  return error instanceof RequestRefused && error.problem.status === 404
}

/** The parcel that all these rows belong to, null when there are several: what is asked of one is answered sooner. */
export function onlyParcelOf(rows: readonly { readonly key: string }[]): string | null {
  const codes = new Set(rows.map(({ key }) => key.split('/')[1] ?? ''))
  const [only = ''] = codes
  return codes.size === 1 && only !== '' ? only : null
}
