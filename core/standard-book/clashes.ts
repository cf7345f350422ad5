import type { StandardChange } from './differences.ts'

/**
 * Places that two people changed, from the same text, to different ends; a place within one that the other took away or
 * replaced counts too. Paths of the first list.
 */
export function clashesOf(theirs: readonly StandardChange[], mine: readonly StandardChange[]): readonly string[] {
  return theirs
    .filter((change) => mine.some((other) => isSamePlace(change.path, other.path) && !isSameEnd(change, other)))
    .map(({ path }) => path)
}

function isSamePlace(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`)
}

function isSameEnd(one: StandardChange, other: StandardChange): boolean {
  return one.path === other.path && one.after === other.after
}
