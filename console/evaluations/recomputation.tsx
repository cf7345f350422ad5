import { useState } from 'preact/hooks'
import type { Recomputation } from '#core/api/evaluations.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'

/** 重算核对: computes the evaluation again from what it judged, on request, and says whether the same came out. */
export function RecomputationLine({ id }: { readonly id: string }) {
  const [isAsked, setAsked] = useState(false)
  const { value, failure, askAgain } = useAnswer('recomputation', isAsked ? { params: { id } } : null)
  if (failure !== null) return <FailureNotice failure={failure} onRetry={askAgain} />
  if (value?.isSame === false) return <Differs found={value} />
  return (
    <p class="sub evaluation-proof" aria-live="polite">
      {!isAsked && (
        <button type="button" class="btn btn-s" onClick={() => setAsked(true)}>
          重算核对
        </button>
      )}
      {!isAsked && <span>按当时留存的输入、标准和引擎再算一遍，与结果逐字节比对。</span>}
      {isAsked && value === null && <span role="status">正在重算，全区约需一分钟…</span>}
      {value !== null && <span class="recomputation-outcome">{sameText(value)}</span>}
    </p>
  )
}

function sameText({ parcels, engine }: Recomputation): string {
  return `重算核对相符：${count(parcels)} 宗按引擎 ${engine} 重算，输入摘要、分数线和各宗结果逐字节相同。`
}

function Differs({ found }: { readonly found: Recomputation }) {
  const { isInputSame, areGroupsSame, differing, examples } = found
  const more = differing > examples.length ? ' 等' : ''
  const faults = [
    ...(isInputSame ? [] : ['留存的输入与摘要不符']),
    ...(areGroupsSame ? [] : ['各组宗数或分数线不同']),
    ...(differing === 0 ? [] : [`${count(differing)} 宗结果不同：${examples.join('、')}${more}`]),
  ]
  return (
    <div class="banner banner-err recomputation-outcome" role="alert">
      <Icon name="error" />
      <p class="banner-text">
        <strong>重算核对不符</strong>
        {`${faults.join('；')}。请停止使用这次结果，联系管理员核对数据库和备份。`}
      </p>
    </div>
  )
}
