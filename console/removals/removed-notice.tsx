import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'
import { useCyclePath } from '../frame/use-cycle.ts'
import { removalsPath } from '../route/route.ts'
import { RemovalTrouble } from './removal-trouble.tsx'
import { rowKinds } from './removal-words.ts'
import { type RowRef, useRemoval } from './use-removal.ts'

export interface RemovedNoticeProps {
  readonly cycle: string
  readonly parcelCode: string
  readonly row: RowRef
  readonly onRestored: () => void
}

/** A row was just taken out: what that means, and 撤销. */
export function RemovedNotice({ cycle, parcelCode, row, onRestored }: RemovedNoticeProps) {
  const cyclePath = useCyclePath()
  const removal = useRemoval()
  const text = useRef<HTMLParagraphElement>(null)
  // The button that was pressed is gone with the row.
  useEffect(() => text.current?.focus(), [row])
  const undo = async (): Promise<void> => {
    if ((await removal.run('present', row, '撤销删除')) !== null) onRestored()
  }
  return (
    <>
      <div class="banner banner-ok">
        <Icon name="done" />
        <p class="banner-text" role="status" tabIndex={-1} ref={text}>
          <strong>{`已删除${rowKinds[row.form]} ${row.name}`}</strong>
          不再计入校验、评分、汇总和导出；值与历史都保留。
        </p>
        <a class="link" href={cyclePath(removalsPath(parcelCode), cycle)}>
          查看已删除的行
        </a>
        <button
          type="button"
          class={removal.isBusy ? 'btn btn-s is-busy' : 'btn btn-s'}
          onClick={() => !removal.isBusy && void undo()}
        >
          撤销
        </button>
      </div>
      <RemovalTrouble removal={removal} />
    </>
  )
}
