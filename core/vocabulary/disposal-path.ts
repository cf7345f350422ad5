/** Ways of disposing of inefficient land (松规划资源〔2023〕123号 一). */
export const disposalPaths = ['提质', '转型', '减量', '更新', '收储'] as const
export type DisposalPath = (typeof disposalPaths)[number]

/** The path of that name, null when there is none. */
export function disposalPathNamed(text: unknown): DisposalPath | null {
  return disposalPaths.find((path) => path === text) ?? null
}
