import { useEffect, useRef } from 'preact/hooks'
import { auditActionName } from '#core/access/audit-action.ts'
import type { AuditEntryBody } from '#core/api/audit.ts'
import { count } from '#ui/number.ts'
import { detailsText } from './details-text.ts'
import { exactInstant, ObjectOf, Person } from './entry-parts.tsx'

export interface EntryDialogProps {
  readonly entry: AuditEntryBody
  readonly onClose: () => void
}

/** One entry with all it says: a line of the list has room for its beginning only. */
export function EntryDialog({ entry, onClose }: EntryDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="dialog card audit-entry" aria-labelledby="audit-entry" onClose={onClose}>
      <h2 id="audit-entry">{`第 ${count(entry.seq)} 条`}</h2>
      <dl class="facts">
        <div>
          <dt>时间</dt>
          <dd>{exactInstant(entry.at)}</dd>
        </div>
        <div>
          <dt>人员</dt>
          <dd>
            <Person entry={entry} />
          </dd>
        </div>
        {entry.username !== null && (
          <div>
            <dt>账号</dt>
            <dd>{entry.username}</dd>
          </div>
        )}
        <div>
          <dt>动作</dt>
          <dd>{auditActionName(entry.action)}</dd>
        </div>
        <div class="is-wide">
          <dt>对象</dt>
          <dd>
            <ObjectOf entry={entry} />
          </dd>
        </div>
        <div class="is-wide">
          <dt>详情</dt>
          <dd>{detailsText(entry, Number.POSITIVE_INFINITY) || '—'}</dd>
        </div>
      </dl>
      <button type="button" class="btn" onClick={() => dialog.current?.close()}>
        关闭
      </button>
    </dialog>
  )
}
