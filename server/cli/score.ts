import type { ParcelScore } from '#core/api/evaluations.ts'
import { assess } from '#core/assessment/assess.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import { byCycle, subjectsOf } from '#core/subject/subjects-of.ts'
import { className } from '#core/vocabulary/class.ts'
import { todayInShanghai } from '../clock.ts'
import { hashedText } from '../standard-register/register.ts'
import { chosenStandard } from './chosen-standard.ts'
import { fileArguments, readWorkbookFile } from './read-file.ts'

function parcelScore(result: ParcelResult): ParcelScore {
  const { parcelCode, landClass, status, how, total, rank, of, flagged } = result
  return {
    parcelCode,
    landClass,
    status,
    how,
    class: result.class,
    total,
    rank,
    of,
    rules: [...result.rules],
    flagged,
    indicators: result.indicators.map(({ id, value, points, weight }) => ({ id, value, points, weight })),
  }
}

function line(score: ParcelScore): string {
  if (score.status === 'incomplete') return `${score.parcelCode} 待补正`
  const how =
    score.how === 'exempt' ? '暂不评价' : score.class === null ? '未定类' : `${score.class} ${className(score.class)}`
  const rank = score.rank === null ? '' : ` 第 ${score.rank} / ${score.of} 名（${score.landClass}）`
  const rules = score.rules.length === 0 ? '' : ` 规则 ${score.rules.join('、')}`
  return `${score.parcelCode} ${how} ${score.total?.toFixed(2) ?? '—'} 分${rank}${rules}${score.flagged ? ' 需专班研判' : ''}`
}

/** Scores the workbook's parcels as one district, each assessment year by itself, by the standard that is asked for. */
export async function scoreCommand(args: readonly string[]): Promise<number> {
  const { file, json, choice } = fileArguments(args)
  const { standard, source, words, notices } = await chosenStandard(choice)
  const { rows } = await readWorkbookFile(file)
  const today = todayInShanghai()
  const context = { today, scope: 'district', step: 'fill', energyBasis: standard.energyBasis } as const
  const parcels = [...byCycle(subjectsOf(rows, context)).values()].flatMap((subjects) =>
    assess(subjects, { standard, context }).evaluation.parcels.map(parcelScore),
  )
  for (const notice of notices) console.error(`提示 ${notice}`)
  // Of what came with the program the id says all.
  const which = source === 'shipped' ? {} : { source, hash: hashedText(standard).hash }
  if (json) console.log(JSON.stringify({ standard: standard.id, ...which, parcels }))
  else {
    for (const score of parcels) console.log(line(score))
    console.log(`标准 ${standard.id}（${words}），${parcels.length} 宗地块`)
  }
  return 0
}
