import './progress.css'
import { useRef } from 'preact/hooks'
import { count } from './number.ts'
import { remainingSeconds, remainingText } from './remaining.ts'

export interface ProgressProps {
  /** What runs: 正在校验企业信息采集表 */
  readonly title: string
  readonly done: number
  /** 0 while the total is not known. */
  readonly total: number
  /** What is counted: 行, 宗. */
  readonly unit: string
  readonly onCancel?: () => void
}

/** Bar, done / total, remaining time after two seconds, and 取消. The caller shows it only after 300 ms. */
export function Progress({ title, done, total, unit, onCancel }: ProgressProps) {
  const startedAt = useRef(Date.now())
  const share = total > 0 ? Math.min(1, done / total) : 0
  const remaining = remainingSeconds(done, total, Date.now() - startedAt.current)
  return (
    <section class="progress card" aria-label={title}>
      <div class="progress-head">
        <b>{title}</b>
        {total > 0 && <span class="num">{Math.floor(share * 100)}%</span>}
      </div>
      <Bar share={share} label={title} unknown={total === 0} />
      <div class="progress-foot">
        <span class="sub">
          {total > 0 && <span class="nb">{`${count(done)} / ${count(total)} ${unit}`}</span>}
          {remaining !== null && <span class="nb">{`，${remainingText(remaining)}`}</span>}
        </span>
        {onCancel !== undefined && (
          <button type="button" class="btn btn-s" onClick={onCancel}>
            取消
          </button>
        )}
      </div>
    </section>
  )
}

/** The bar alone. @param share 0–1 */
export function Bar({ share, label, unknown = false }: { share: number; label: string; unknown?: boolean }) {
  const percent = Math.floor(share * 100)
  const value = unknown ? {} : { 'aria-valuenow': percent }
  return (
    <div class="bar" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} {...value}>
      <div class={unknown ? 'bar-fill is-unknown' : 'bar-fill'} style={unknown ? '' : `width:${share * 100}%`} />
    </div>
  )
}
