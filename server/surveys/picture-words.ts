/** Clauses in Chinese of why a picture is refused. */
export const notWhole = '不是完整的图片'
export const hasWords = '带有拍摄信息或附加内容'

/** Why a picture of that size is refused; null where it may be. */
export function sizeFault(width: number, height: number, side: number): string | null {
  if (width < 1 || height < 1) return notWhole
  const longest = Math.max(width, height)
  return longest > side ? `边长 ${longest} 像素，最多 ${side}` : null
}
