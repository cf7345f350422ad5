import { useState } from 'preact/hooks'
import { scoreText } from '#core/scoring/figure-text.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { clauseOf } from '#core/scoring/standard.ts'
import { className } from '#core/vocabulary/class.ts'
import { ClassBadge } from '../class-badge.tsx'
import { LineAxis } from './line-axis.tsx'
import type { ScoreVerdict } from './score-card.tsx'

export interface ScoreHeadProps {
  readonly result: ParcelResult
  readonly standard: Standard
  readonly verdict: ScoreVerdict
}

/** Total, class, where the total stands between the lines, and what the class is worth. */
export function ScoreHead({ result, standard, verdict }: ScoreHeadProps) {
  const { total } = result
  const standing = verdict.formal ? '类别' : '预估类别'
  return (
    <div class="card-part score-head">
      <div class="score-top">
        <div>
          <h2 class="score-label">综合得分</h2>
          <p class="score-total">
            <b>{total === null ? '' : scoreText(total)}</b>
            <span class="sub nb"> / 100 分</span>
          </p>
          {verdict.rank !== null && <p class="sub nb">{verdict.rank}</p>}
        </div>
        <div class="score-class">
          <span class="sub">{result.how === 'exempt' ? '暂不评价' : standing}</span>
          <ClassBadge class={verdict.class} formal={verdict.formal} size="l" none="不定类" />
          {verdict.class !== null && <span class="cap nb">{className(verdict.class)}</span>}
        </div>
      </div>
      {total !== null && <LineAxis total={total} lines={verdict.lines} hit={verdict.byLines} />}
      <Caveat result={result} standard={standard} verdict={verdict} />
      {result.flagged && <p class="badge badge-warn">判定规则相互抵触，需专班研判</p>}
    </div>
  )
}

/** Always in view, never a tooltip: an estimate is not a class. */
function Caveat({ result, standard, verdict }: ScoreHeadProps) {
  const [notesShown, setNotesShown] = useState(false)
  const direct = result.how === 'direct' ? '直接判定，不按得分排序。' : verdict.basis
  return (
    <div class="score-caveat">
      <p class="sub">
        {direct}
        {!verdict.formal && '正式类别以全区排序和审定结果为准。'}
      </p>
      <p class="cap">
        {standard.label === '示例' ? '示例标准，非官方。' : `${standard.name}。`}
        <button type="button" class="link" aria-expanded={notesShown} onClick={() => setNotesShown(!notesShown)}>
          {notesShown ? '收起' : '全文'}
        </button>
      </p>
      {notesShown && (
        <ul class="cap score-notes">
          <li>{`${standard.id} ${standard.name}，分类依据：${clauseOf(standard, '分类')}`}</li>
          {standard.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
