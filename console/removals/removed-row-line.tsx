import { useEffect, useRef, useState } from 'preact/hooks'
import type { RemovedRow } from '#core/api/removals.ts'
import { townName } from '#core/vocabulary/district.ts'
import { instantInTable } from '#ui/instant.ts'
import { ActForm } from '../batch/act-form.tsx'
import { parcelPath } from '../route/route.ts'
import { RemovalTrouble } from './removal-trouble.tsx'
import { restoreConsequence, restoreReason, rowKinds } from './removal-words.ts'
import { type RowRef, useRemoval } from './use-removal.ts'

export interface RemovedRowLineProps {
  readonly cycle: string
  readonly line: RemovedRow
  /** The form that brings it back is open. */
  readonly isAsked: boolean
  readonly onAsk: (isAsked: boolean) => void
}

const columns = 7

/** One row that was taken out; what was brought back stays in its place and leads to its parcel. */
export function RemovedRowLine({ cycle, line, isAsked, onAsk }: RemovedRowLineProps) {
  const { form, key, parcelCode, name, townCode, revision, by, at, reason, mayRestore } = line
  const removal = useRemoval()
  const [restored, setRestored] = useState<RowRef | null>(null)
  const done = useRef<HTMLSpanElement>(null)
  useEffect(() => done.current?.focus(), [restored])
  const restore = async (words: string): Promise<void> => {
    const present = await removal.run('present', { form, key, revision, name: name ?? parcelCode }, words)
    if (present === null) return
    setRestored(present)
    onAsk(false)
  }
  return (
    <>
      <tr>
        <th scope="row">
          {restored === null ? parcelCode : <a href={`${parcelPath(cycle, parcelCode)}?tab=data`}>{parcelCode}</a>}
        </th>
        <td>{rowKinds[form]}</td>
        <td class="removed-name">{name ?? '未填'}</td>
        <td>{townCode === null ? '未填' : (townName(townCode) ?? townCode)}</td>
        <td>{`${instantInTable(at)} ${by}`}</td>
        <td class="removed-reason">{reason}</td>
        <td>
          {restored !== null && (
            <span class="badge badge-ok" role="status" tabIndex={-1} ref={done}>
              已恢复
            </span>
          )}
          {restored === null && mayRestore && !isAsked && (
            <button type="button" class="btn btn-s" onClick={() => onAsk(true)}>
              恢复
              <span class="vh">{`${rowKinds[form]} ${name ?? parcelCode}`}</span>
            </button>
          )}
        </td>
      </tr>
      {isAsked && restored === null && (
        <tr>
          <td colSpan={columns} class="removed-form">
            <ActForm
              act={`恢复${rowKinds[form]}`}
              consequence={restoreConsequence(form)}
              reason={restoreReason}
              isBusy={removal.isBusy}
              onRun={(words) => void restore(words)}
              onCancel={() => onAsk(false)}
            />
            <RemovalTrouble removal={removal} />
          </td>
        </tr>
      )}
    </>
  )
}
