import { useState } from 'preact/hooks'
import type { Recomputation } from '#core/api/evaluations.ts'
import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'

/** 重算核对: computes the evaluation again from what it judged, on request, and says whether the same came out. */
export function RecomputationLine({ id }: { readonly id: string }) {
  const [isAsked, setAsked] = useState(false)
  const { value, failure, askAgain } = useAnswer('recomputation', isAsked ? { params: { id } } : null)
  if (failure !== null) return <FailureNotice failure={failure} onRetry={askAgain} />
  return (
    <p class="sub evaluation-proof" aria-live="polite">
      {!isAsked && (
        <button type="button" class="btn btn-s" onClick={() => setAsked(true)}>
          重算核对
        </button>
      )}
      {!isAsked && <span>按当时留存的输入、标准和引擎再算一遍，与结果逐字节比对。</span>}
      {isAsked && value === null && <span role="status">正在重算，全区约需一分钟…</span>}
      {value !== null && <span>{outcomeText(value)}</span>}
    </p>
  )
}

function outcomeText(found: Recomputation): string {
  const { parcels, engine, isSame, isInputSame, areGroupsSame, differing, examples } = found
  if (isSame) return `重算核对相符：${count(parcels)} 宗按引擎 ${engine} 重算，输入摘要、分数线和各宗结果逐字节相同。`
  const faults = [
    ...(isInputSame ? [] : ['留存的输入与摘要不符']),
    ...(areGroupsSame ? [] : ['各组宗数或分数线不同']),
    ...(differing === 0
      ? []
      : [`${count(differing)} 宗结果不同：${examples.join('、')}${differing > examples.length ? ' 等' : ''}`]),
  ]
  return `重算核对不符：${faults.join('；')}。请停止使用这次结果，联系管理员核对数据库和备份。`
}
