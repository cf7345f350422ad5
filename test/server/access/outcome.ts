/** 登 and 无 as in the table; 可 = it was let through; 不见 = as if the object did not exist. */
export type Outcome = '登' | '无' | '可' | '不见'

export async function outcomeOf(response: Response, seen?: (response: Response) => Promise<boolean>): Promise<Outcome> {
  if (response.ok) return (await (seen?.(response) ?? true)) ? '可' : '不见'
  const { code } = (await response.clone().json()) as { code: string }
  if (code === 'not-signed-in') return '登'
  if (code === 'not-allowed') return '无'
  if (code === 'not-found' || code === 'row-outside-scope') return '不见'
  // Refused for what was asked, not for who asks: the right was there.
  return '可'
}
