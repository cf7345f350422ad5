import { standardShape } from '#core/scoring/standard-schema.ts'
import type { Call } from '#ui/client.ts'
import { AnswerUnreadable, RequestRefused } from '#ui/client-failure.ts'
import type { KeptStandard } from '../storage/kept-standard.ts'

/** What is new about the district's standard. */
export type StandardNews =
  | { readonly kind: 'new'; readonly kept: KeptStandard }
  /** It says something this pane does not know: what was kept goes on. */
  | { readonly kind: 'unknown'; readonly id: string }

/**
 * The standard in force in the district, where it is not the one that is kept. Null when it is, when none is in force,
 * and from a server that has no register yet. Rejects when the server cannot be reached.
 */
export async function fetchStandard(
  call: Call,
  kept: KeptStandard | null,
  signal: AbortSignal,
): Promise<StandardNews | null> {
  try {
    const { id, hash, label, since, until } = await call('standardInForce', {}, signal)
    const known = kept?.standard
    const isSame = kept?.hash === hash && known?.label === label && known.since === since && known.until === until
    if (isSame) return null
    const parsed = standardShape.safeParse(await call('standard', { params: { id } }, signal))
    return parsed.success ? { kind: 'new', kept: { hash, standard: parsed.data } } : { kind: 'unknown', id }
  } catch (error) {
    if (error instanceof RequestRefused || error instanceof AnswerUnreadable) return null
    throw error
  }
}
