import { count } from '#ui/number.ts'
import type { Host } from '../host/host.ts'
import type { RowName } from '../sync/book-rows.ts'
import { mayRemove } from '../sync/removal-acts.ts'
import type { RemovedHere } from '../sync/removed.ts'
import type { Sync } from '../sync/sync.ts'
import type { SyncState } from '../sync/sync-state.ts'
import { MissingCard } from './missing-card.tsx'
import { RemovedCard } from './removed-card.tsx'

export interface RemovalsProps {
  readonly state: SyncState
  readonly sync: Sync
  readonly host: Host
  readonly canAsk: boolean
  readonly onGo: (row: RemovedHere) => void
  readonly onDefect: (error: unknown) => void
}

/** Rows that are gone from the server or from the sheet, and what is done about them. */
export function Removals({ state, sync, host, canAsk, onGo, onDefect }: RemovalsProps) {
  const { account, removed, missing, withoutLine } = state
  const settle = (work: Promise<void>): void => {
    work.catch(onDefect)
  }
  const hasLines = ({ form }: RowName): boolean =>
    host.model.result.regions.some((region) => region.form === form && region.layout === 'table')
  return (
    <>
      <Result
        state={state}
        canAsk={canAsk}
        onUndo={(rows) => settle(sync.askRemoval('present', rows, '撤销刚才的删除'))}
      />
      {withoutLine > 0 && (
        <p class="banner" role="status">
          {`${count(withoutLine)} 行没有空行可放，请在表格末尾留出空行后再放回。`}
        </p>
      )}
      <MissingCard
        rows={missing}
        canAsk={canAsk}
        mayRemove={({ form }) => account !== null && mayRemove(account.role, form)}
        hasLines={hasLines}
        onRemove={(rows, reason) => settle(sync.askRemoval('removed', rows, reason))}
        onPutBack={(rows) => settle(sync.putBack(rows))}
      />
      <RemovedCard
        rows={removed}
        canAsk={canAsk}
        onGo={onGo}
        onRestore={(row, reason) => settle(sync.askRemoval('present', [row], reason))}
      />
    </>
  )
}

const listed = 20

interface ResultProps {
  readonly state: SyncState
  readonly canAsk: boolean
  readonly onUndo: (rows: readonly RowName[]) => void
}

/** What the last removal or restoring came to; a removal can be taken back in place. */
function Result({ state: { removal }, canAsk, onUndo }: ResultProps) {
  if (removal === null) return null
  const { to, done, refused } = removal
  return (
    <>
      {done.length > 0 && (
        <div class="banner banner-ok" role="status">
          <div class="banner-text">
            {to === 'removed'
              ? `已从服务器删除 ${count(done.length)} 行，值和历史都保留。`
              : `已恢复 ${count(done.length)} 行。`}
          </div>
          {to === 'removed' && (
            <button type="button" class="link" disabled={!canAsk} onClick={() => onUndo(done)}>
              撤销删除
            </button>
          )}
        </div>
      )}
      {refused.length > 0 && (
        <div class="banner banner-err" role="alert">
          <div class="banner-text">
            <strong>{`${count(refused.length)} 行没有${to === 'removed' ? '删除' : '恢复'}。`}</strong>
            <ul>
              {refused.slice(0, listed).map(({ form, key, message }) => (
                <li key={`${form}/${key}`}>{`${key.split('/').slice(1).join(' ')}：${message}`}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </>
  )
}
