import { useState } from 'preact/hooks'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { townName } from '#core/vocabulary/district.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import type { App } from '../app/app.ts'
import type { OpenDocument } from '../app/document.ts'
import { summaryOf } from '../app/parcel.ts'
import { useStore } from '../app/store.ts'
import { cycleOf } from '../host/row-key.ts'
import { useModelVersion } from './use-model-version.ts'

/** Which parcel or ledger this is, whose, of which year; the sheet in a narrow window; the notice of the forms. */
export function ContextRow({ app }: { app: App }) {
  const document = useStore(app.state, (state) => state.document)
  const [noticeShown, setNoticeShown] = useState(false)
  if (document === null) return null
  return (
    <header class="context">
      <div class="context-line">
        <Subject app={app} document={document} />
        <div class="context-tools">
          <button type="button" class="btn btn-s only-narrow" onClick={() => app.state.patch({ front: 'sheet' })}>
            <Icon name="sheet" />
            表格
          </button>
          <button type="button" class="chip" aria-expanded={noticeShown} onClick={() => setNoticeShown(!noticeShown)}>
            拟定样表
          </button>
        </div>
      </div>
      {noticeShown && <p class="cap context-notice">{proposedFormNotice}</p>}
    </header>
  )
}

function Subject({ app, document }: { app: App; document: OpenDocument }) {
  useModelVersion(document)
  const parcelCode = useStore(app.state, (state) => state.parcelCode)
  const { host, name } = document
  const summary = summaryOf(host)
  const cycle = cycleOf(host.model.result)
  const year = cycle === null ? '' : `${cycle}年度`
  if (summary.only !== null || summary.parcels === 0) {
    const row = host.model.result.rows.find((one) => one.form === 'parcel-self-assessment')
    const cells = row === undefined ? {} : host.model.cells(row.id)
    const town = typeof cells.townCode === 'string' ? townName(cells.townCode) : null
    const land = typeof cells.landClass === 'string' ? cells.landClass : null
    const kind = [town, land].filter((part) => part !== null).join(' · ')
    return (
      <div class="context-subject">
        <h1>
          <b class="nb">{parcelCode ?? name}</b> <span class="sub nb">{kind}</span>
        </h1>
        <p class="context-second">
          <span class="ellipsis">{typeof cells.ownerName === 'string' ? cells.ownerName : name}</span>
          <span class="sub nb">{year}</span>
        </p>
      </div>
    )
  }
  return (
    <div class="context-subject">
      <h1>
        <b class="ellipsis">{ledgerName(host.model.result.rows.map((row) => host.model.cells(row.id).townCode))}</b>
      </h1>
      <p class="context-second">
        <span class="sub nb">{`${count(summary.parcels)} 宗地 · ${count(summary.firms)} 家企业`}</span>
        <span class="sub nb">{year}</span>
      </p>
    </div>
  )
}

/** 新桥镇街镇台账; without one 街镇 for all parcels 台账. */
function ledgerName(codes: readonly unknown[]): string {
  const towns = new Set(codes.filter((code): code is string => typeof code === 'string'))
  const [only] = towns
  const name = towns.size === 1 && only !== undefined ? townName(only) : null
  return name === null ? '街镇台账' : `${name}街镇台账`
}
