import type { BookScores } from '../workers/score-types.ts'

/** "REG-示例-2026.1（示例，非官方）", "REG-试行-2027.1（试行，取自服务器）": by what the scores are, and how it came here. */
export function standardWords({ standard, label, isFetched }: BookScores): string {
  const standing = label === '示例' ? '示例，非官方' : label
  return `${standard}（${standing}${isFetched ? '，取自服务器' : ''}）`
}
