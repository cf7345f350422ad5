/** A page of 处置 with what its path names. */
export type DisposalRoute =
  | { readonly page: 'disposal' }
  | { readonly page: 'disposal-plan'; readonly id: string }
  | { readonly page: 'disposal-sheet'; readonly id: string }

export const disposalPath = '/disposal'

/** @param rest decoded parts of the path after /disposal; ids of plans are random, none is 'sheets' */
export function disposalRoute([first, second, ...more]: readonly string[]): DisposalRoute | null {
  if (first === undefined) return { page: 'disposal' }
  if (second === undefined) return first === 'sheets' ? null : { page: 'disposal-plan', id: first }
  return first === 'sheets' && more.length === 0 ? { page: 'disposal-sheet', id: second } : null
}

export function disposalPlanPath(id: string): string {
  return `${disposalPath}/${encodeURIComponent(id)}`
}

/** What an uploaded 处置方案表 led to. */
export function disposalSheetPath(id: string): string {
  return `${disposalPath}/sheets/${encodeURIComponent(id)}`
}
