import { useState } from 'preact/hooks'
import type { BaseChange, BaseImport } from '#core/api/base-map-shapes.ts'
import { changeKindNames, changeKinds } from '#core/base-map/import-state.ts'
import { isBaseSource } from '#core/base-map/source-kind.ts'
import { count } from '#ui/number.ts'
import { CountedList } from '../../list/counted-list.tsx'
import { useCountedRows } from '../../list/counted-rows.ts'
import { navigate, usePlace } from '../../route/place.ts'
import { useSession } from '../../session/session.ts'
import { amountOf, type ImportCounts } from '../counts-text.ts'
import { changeColumns } from './change-columns.tsx'
import { ChangeDetail } from './change-detail.tsx'
import { ChangeFilters } from './change-filters.tsx'
import { type ChangeView, changeFilter, changesAddress, isNarrowed, parseChangeView } from './change-view.ts'

export interface ChangesTabProps {
  readonly present: BaseImport
  readonly counts: ImportCounts
}

/** 差异: what the import would do to each parcel, field by field, before anything is done. */
export function ChangesTab({ present, counts }: ChangesTabProps) {
  const { call } = useSession()
  const { query } = usePlace()
  const { id, kind, comparison } = present
  const view = parseChangeView(query, counts)
  const filter = changeFilter(view)
  const question = `${id} ${comparison} ${JSON.stringify(filter)}`
  const rows = useCountedRows(question, (cursor, signal) =>
    call('baseChanges', { params: { id }, query: { ...filter, limit: 200, cursor } }, signal),
  )
  const [opened, setOpened] = useState<{ readonly question: string; readonly change: BaseChange } | null>(null)
  const change = opened?.question === question ? opened.change : null
  const setView = (next: ChangeView): void => navigate(changesAddress(id, next), { replace: true })
  return (
    <>
      <fieldset class="base-kind-switch no-print">
        <legend class="vh">哪一类差异</legend>
        {changeKinds.map((each) => (
          <button
            key={each}
            type="button"
            class="chip"
            aria-pressed={each === view.kind}
            onClick={() => setView({ ...view, kind: each })}
          >
            {`${changeKindNames[each]} ${count(amountOf(counts, each))}`}
          </button>
        ))}
      </fieldset>
      <ChangeFilters kind={kind} view={view} onView={setView} />
      <div class={change === null ? 'base-split' : 'base-split is-open'}>
        <CountedList
          {...rows}
          label={`差异：${changeKindNames[view.kind]}`}
          unit={isBaseSource(kind) ? '宗' : '条'}
          columns={changeColumns(kind, view.kind)}
          keyOf={({ number }) => String(number)}
          onOpen={(row) => setOpened({ question, change: row })}
          empty={isNarrowed(view) ? '没有符合条件的。' : emptyTexts[view.kind]}
        />
        {change !== null && (
          <ChangeDetail
            key={change.number}
            kind={kind}
            cycle={present.cycle}
            change={change}
            onClose={() => setOpened(null)}
          />
        )}
      </div>
    </>
  )
}

const emptyTexts: Readonly<Record<ChangeView['kind'], string>> = {
  new: '没有新增的。',
  changed: '没有变更的，现有的值都与文件相同。',
  unchanged: '没有完全相同的。',
  missing: '现有底版中的地块，文件里都有；或上传时选择了“部分”。',
  undecided: '没有等待处理的记录。',
  refused: '没有不予导入的记录。',
}
