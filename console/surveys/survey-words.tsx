import type { SurveyLine } from '#core/api/surveys.ts'
import { formatNumber } from '#core/form/format.ts'
import { companionStateNames } from '#core/survey/companion.ts'
import { farMetresStanding } from '#core/survey/limits.ts'

/** What of a survey asks for a second look, as badges. */
export function SurveyMarks({ line }: { readonly line: SurveyLine }) {
  const { companion, isFar, hasPlace, conflicts } = line
  return (
    <span class="survey-marks">
      {companion !== 'signed' && <span class="badge badge-warn">{companionStateNames[companion]}</span>}
      {!hasPlace && <span class="badge badge-warn">没有定位</span>}
      {isFar && (
        <span class="badge badge-warn" title={farMetresStanding}>
          离地块远
        </span>
      )}
      {conflicts > 0 && <span class="badge badge-err">{`${conflicts} 处冲突`}</span>}
    </span>
  )
}

/** 在地块内, 距边界约 120 米, 没有定位. */
export function distanceWords({ hasPlace, metres }: Pick<SurveyLine, 'hasPlace' | 'metres'>): string {
  if (!hasPlace) return '没有定位'
  if (metres === null) return '底版没有边界，未比较距离'
  return metres === 0 ? '在地块内' : `距地块边界约 ${formatNumber(metres, 0)} 米`
}
