import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Draft } from '#ui/form/draft.ts'

/** Of a filing that is not begun yet. */
export const newFilingKey = 'new'

interface Kept {
  readonly draft: Draft
  /** The revision the draft was begun on: what others saved since is merged against it. */
  readonly base: number
  /** What people call the filing by. */
  readonly name: string
}

const kept = new Map<string, Kept>()
const followers = new Set<() => void>()

function tell(): void {
  for (const follower of followers) follower()
}

function warn(event: BeforeUnloadEvent): void {
  event.preventDefault()
}

function keep(key: string, value: Kept): void {
  if (Object.keys(value.draft).length === 0) kept.delete(key)
  else kept.set(key, value)
  if (kept.size > 0) addEventListener('beforeunload', warn)
  else removeEventListener('beforeunload', warn)
  tell()
}

/** Everything that was typed and not saved, over all filings. */
export function useKeptDrafts(): readonly { readonly key: string; readonly name: string; readonly fields: number }[] {
  const [, setRound] = useState(0)
  useEffect(() => {
    const follow = (): void => setRound((round) => round + 1)
    followers.add(follow)
    return () => {
      followers.delete(follow)
    }
  }, [])
  return [...kept].map(([key, { name, draft }]) => ({ key, name, fields: Object.keys(draft).length }))
}

/**
 * The unsaved changes of one filing. They outlive the page they were typed on while the console is open; closing it with
 * any left is warned of.
 */
export function useDraft(
  key: string,
  name: string,
  revision: number,
): { readonly draft: Draft; readonly base: number; readonly setDraft: (draft: Draft, base?: number) => void } {
  const [, setRound] = useState(0)
  const present = kept.get(key)
  const setDraft = useCallback(
    (draft: Draft, base = kept.get(key)?.base ?? revision) => {
      keep(key, { draft, base, name })
      setRound((round) => round + 1)
    },
    [key, name, revision],
  )
  return { draft: present?.draft ?? {}, base: present?.base ?? revision, setDraft }
}
