import { useState } from 'preact/hooks'
import type { ImportDetail } from '#core/api/base-map-shapes.ts'
import { Icon } from '#ui/icon.tsx'
import { Progress } from '#ui/progress.tsx'
import { useOneAct } from '../../act/use-act.ts'
import { FaultList } from '../../filings/rules/fault-list.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { ColumnLine } from './column-line.tsx'
import { draftOfColumns, mappedColumns, mappingAdvice, mappingErrors } from './mapping-draft.ts'

export interface MappingTabProps {
  readonly detail: ImportDetail
  readonly mayChange: boolean
  readonly onDetail: (detail: ImportDetail) => void
  readonly onCompared: () => void
}

/** 各列对应: each column of the file with what it holds, and the field it is read as. */
export function MappingTab({ detail, mayChange, onDetail, onCompared }: MappingTabProps) {
  const { call } = useSession()
  const { isBusy, failure, run } = useOneAct()
  const [draft, setDraft] = useState(() => draftOfColumns(detail))
  const [isAsked, setAsked] = useState(false)
  const { id, comparison } = detail.import
  const errors = mappingErrors(detail, draft)
  const advice = mappingAdvice(detail, draft)
  const saved = draftOfColumns(detail)
  const isChanged = JSON.stringify(saved) !== JSON.stringify(draft)
  const given = draft.filter(({ field }) => field !== '')
  const doubled = new Set(given.map(({ field }) => field).filter((field, at, all) => all.indexOf(field) !== at))
  const compare = async (): Promise<void> => {
    setAsked(true)
    if (errors.length > 0) return
    const params = { id }
    const isDone = await run(async () => {
      const mapped = await call('saveBaseMapping', { params, body: { columns: [...mappedColumns(detail, draft)] } })
      onDetail(mapped)
      const compared = await call('compareBaseImport', { params, body: {} })
      onDetail({ ...mapped, import: compared })
    })
    if (isDone) onCompared()
  }
  const isRemembered = detail.columns.some(({ because }) => because === 'saved')
  return (
    <>
      <p class="sub">
        {isRemembered
          ? '已按上次为同样表头保存的对应关系填好，请核对。'
          : '已按列名填好能认出的列，请核对。保存后，同类来源、同样表头的文件照此对应。'}
      </p>
      <section class="card field-scroll" aria-label="各列对应">
        <table class="table plain-table base-mapping">
          <thead>
            <tr>
              <th scope="col">文件中的列</th>
              <th scope="col">前几个不同的值</th>
              <th scope="col" class="is-end">
                有值（条）
              </th>
              <th scope="col">对应的字段</th>
              <th scope="col">面积单位</th>
              <th scope="col">依据</th>
            </tr>
          </thead>
          <tbody>
            {detail.columns.map((column, at) => (
              <ColumnLine
                key={column.heading}
                column={column}
                fields={detail.fields}
                draft={draft[at] ?? { heading: column.heading, field: '', unit: 'm2' }}
                isDoubled={doubled.has(draft[at]?.field ?? '')}
                mayChange={mayChange && !isBusy}
                onDraft={(next) => setDraft(draft.map((each, index) => (index === at ? next : each)))}
              />
            ))}
          </tbody>
        </table>
      </section>
      {advice.map((sentence) => (
        <p key={sentence} class="with-icon base-note">
          <Icon name="warning" class="is-warning" />
          <span>{sentence}</span>
        </p>
      ))}
      {(isAsked || doubled.size > 0) && <FaultList faults={errors} />}
      {failure !== null && <FailureNotice failure={failure} />}
      {isBusy && <Progress title="正在保存并与现有底版比对" done={0} total={0} unit="条" />}
      {mayChange && !isBusy && (
        <div class="row no-print">
          <button
            type="button"
            class={comparison === 0 || isChanged ? 'btn btn-fill' : 'btn'}
            onClick={() => void compare()}
          >
            {comparison === 0 ? '保存并比对' : '保存并重新比对'}
          </button>
          <span class="cap">比对只列出差异和冲突，不改动地块。</span>
        </div>
      )}
    </>
  )
}
