import { useEffect, useState } from 'preact/hooks'

/** What an entry of the history remembers beside its address, so that Back returns to the same row. */
export interface Memory {
  /** First row that was in sight. */
  readonly scroll?: number
  /** Row the keyboard stood on. */
  readonly row?: number
}

/** Where the console is: the address and what its history entry remembers. */
export interface Place {
  readonly path: string
  readonly query: URLSearchParams
  readonly fragment: string
  readonly memory: Memory
  /** Grows with every change of place; 0 is where the page was opened. */
  readonly step: number
}

const followers = new Set<() => void>()
let step = 0

function currentPlace(): Place {
  const { pathname, search, hash } = window.location
  const memory: Memory = window.history.state ?? {}
  return { path: pathname, query: new URLSearchParams(search), fragment: hash.slice(1), memory, step }
}

function tellFollowers(): void {
  step += 1
  for (const follower of followers) follower()
}

window.addEventListener('popstate', tellFollowers)

export interface Navigation {
  /** The present entry of the history is rewritten, no new one made. */
  readonly replace?: boolean
  readonly memory?: Memory
}

/** Goes to an address of the console. */
export function navigate(address: string, { replace = false, memory }: Navigation = {}): void {
  if (replace) window.history.replaceState(memory ?? window.history.state, '', address)
  else window.history.pushState(memory ?? null, '', address)
  tellFollowers()
}

/** Adds to what the present entry of the history remembers; the page is not drawn again. */
export function remember(memory: Memory): void {
  window.history.replaceState({ ...window.history.state, ...memory }, '')
}

/** The place, followed. */
export function usePlace(): Place {
  const [place, setPlace] = useState(currentPlace)
  useEffect(() => {
    const follow = (): void => setPlace(currentPlace())
    followers.add(follow)
    // A part of the page that was drawn together with this one may have gone elsewhere before it was followed.
    if (step !== place.step) follow()
    return () => {
      followers.delete(follow)
    }
  }, [])
  return place
}
