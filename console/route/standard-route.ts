/** 评估标准: the register, one version, and what it would do. */
export type StandardRoute =
  | { readonly page: 'standards' }
  | { readonly page: 'standard'; readonly id: string }
  | { readonly page: 'try-out'; readonly id: string }
  | { readonly page: 'sensitivity'; readonly id: string }

/** @param rest parts of the path after 'standards' */
export function standardRoute([id, part, ...more]: readonly string[]): StandardRoute | null {
  if (id === undefined) return { page: 'standards' }
  if (part === undefined) return { page: 'standard', id }
  if (more.length > 0) return null
  return part === 'try-out' || part === 'sensitivity' ? { page: part, id } : null
}
