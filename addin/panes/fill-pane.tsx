import { count } from '#ui/number.ts'
import { Bar } from '#ui/progress.tsx'
import { summaryOf } from '../app/parcel.ts'
import { useStore } from '../base/store.ts'
import type { Place } from '../host/host.ts'
import type { OpenDocument } from '../open-document.ts'
import type { ParcelProgress } from '../workers/protocol.ts'
import { FileState, SheetState } from './book-state.tsx'
import { CurrentCell } from './current-cell.tsx'
import { isFile, isSheet } from './desk-kind.ts'
import { Foot } from './foot.tsx'
import { LedgerMissing } from './ledger-missing.tsx'
import { MissingList } from './missing-list.tsx'
import type { PaneProps } from './pane-body.tsx'
import { ReadNoticesCard } from './read-notices-card.tsx'
import { SaveButton } from './save-button.tsx'
import { templateText } from './template-text.ts'
import { useCompleteness } from './use-completeness.ts'

/** 填报: what is missing, and how to fill the cell one stands in. */
export function FillPane({ app, work }: PaneProps) {
  const { document, checking } = work
  const progress = useCompleteness(app, document)
  const parcelCode = useStore(app.state, (state) => state.parcelCode)
  const isLedger = summaryOf(document.host).only === null
  const goTo = (place: Place): void => {
    document.host.select(place, true).catch(app.onDefect)
  }
  const { required, missing } = totals(progress)
  const isGone = useStore(checking.store, (state) => parcelCode !== null && state.goneParcels.includes(parcelCode))
  const isBlank = progress === null || required === 0
  const next = isBlank ? firstCell(document) : progress.sections.flatMap((section) => section.missing)[0]
  return (
    <>
      <div class="pane-content">
        <section class="card" aria-label="必填项进度">
          {isBlank ? (
            <p class="card-part sub">
              {isGone
                ? `地块 ${parcelCode} 已在服务器上删除，不再校验和评分。如有误，请在“同步”中恢复。`
                : '表格中还没有地块。请从“地块编码”填起，填写后在此显示各部分还差哪些必填项。'}
            </p>
          ) : (
            <>
              <div class="card-part fill-total">
                <p class="cap">{templateText(document.host.model.result)}</p>
                {isLedger && parcelCode !== null && <p class="sub">{`当前地块 ${parcelCode}`}</p>}
                <h2 class="fill-head">
                  <span>
                    必填项 <span class="nb">{`${count(required - missing)} / ${count(required)}`}</span>
                  </span>
                  <span class="sub nb">{missing === 0 ? '已填齐' : `还差 ${count(missing)} 项`}</span>
                </h2>
                <Bar share={required === 0 ? 0 : (required - missing) / required} label="必填项进度" />
              </div>
              <MissingList sections={progress.sections} onGo={goTo} />
            </>
          )}
        </section>
        <LedgerMissing checking={checking} parcelCode={parcelCode} onGo={goTo} />
        <CurrentCell app={app} work={work} />
        <ReadNoticesCard notices={document.host.model.result.notices} />
      </div>
      <Foot text={isFile(app) ? <FileState app={app} /> : isSheet(app) ? <SheetState app={app} /> : ''}>
        {isFile(app) && <SaveButton app={app} />}
        {next === undefined ? (
          <button type="button" class="btn btn-fill" onClick={() => app.goTo('check')}>
            去校验
          </button>
        ) : (
          <button type="button" class="btn btn-fill" onClick={() => goTo(next)}>
            {isBlank ? '去填地块编码' : '下一处未填'}
          </button>
        )}
      </Foot>
    </>
  )
}

/** Where a blank workbook begins: the first line's parcel code; none in a workbook without that form. */
function firstCell({ host }: OpenDocument): Place | undefined {
  const region = host.model.result.regions.findIndex(({ form }) => form === 'parcel-self-assessment')
  const row = host.model.rows(region)[0]
  return row === undefined ? undefined : { form: row.form, row: row.id, field: 'parcelCode' }
}

function totals(progress: ParcelProgress | null): { readonly required: number; readonly missing: number } {
  const sections = progress?.sections ?? []
  const required = sections.reduce((sum, section) => sum + section.required, 0)
  const filled = sections.reduce((sum, section) => sum + section.filled, 0)
  return { required, missing: required - filled }
}
