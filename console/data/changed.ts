import { useEffect } from 'preact/hooks'
import type { EndpointId } from '#core/api/table.ts'

const followers = new Map<EndpointId, Set<() => void>>()

/** An act of this page changed what these endpoints answer: whoever shows such an answer asks again. */
export function tellChanged(...ids: readonly EndpointId[]): void {
  for (const id of ids) for (const follower of followers.get(id) ?? []) follower()
}

/** Asks again when an act elsewhere on the page changed the endpoint's answers. */
export function useChanged(id: EndpointId, askAgain: () => void): void {
  useEffect(() => {
    const own = followers.get(id) ?? new Set()
    followers.set(id, own.add(askAgain))
    return () => {
      own.delete(askAgain)
    }
  }, [id, askAgain])
}
