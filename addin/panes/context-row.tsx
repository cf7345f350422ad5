import { useState } from 'preact/hooks'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { Icon } from '#ui/icon.tsx'
import type { App } from '../app/app.ts'
import { useStore } from '../base/store.ts'
import type { OpenDocument } from '../open-document.ts'
import { subjectOf } from './context-subject.ts'
import { isFile, isSheet } from './desk-kind.ts'
import { MoreMenu } from './more-menu.tsx'
import { useModelVersion } from './use-model-version.ts'
import { WpsChip } from './wps-chip.tsx'

/** Which parcel or ledger this is, whose, of which year; the sheet in a narrow window; the notice of the forms. */
export function ContextRow({ app }: { app: App }) {
  const document = useStore(app.state, (state) => state.document)
  return document === null ? null : <OpenContext app={app} document={document} />
}

function OpenContext({ app, document }: { app: App; document: OpenDocument }) {
  useModelVersion(document)
  const parcelCode = useStore(app.state, (state) => state.parcelCode)
  const [noticeShown, setNoticeShown] = useState(false)
  const subject = subjectOf(document, parcelCode)
  return (
    <header class="context">
      <div class="context-line">
        <h2>
          <b class="ellipsis">{subject.title}</b>
          <span class="sub nb">{subject.kind}</span>
        </h2>
        {isFile(app) && (
          <button type="button" class="btn btn-s only-narrow" onClick={() => app.state.patch({ front: 'sheet' })}>
            <Icon name="sheet" />
            表格
          </button>
        )}
        <MoreMenu app={app} />
      </div>
      <div class="context-line">
        <p class="ellipsis">{subject.holder}</p>
        <span class="sub nb">{subject.year}</span>
        {isSheet(app) && app.desk.spreadsheet.kind === 'wps' && <WpsChip />}
        <button
          type="button"
          class="chip context-chip"
          aria-expanded={noticeShown}
          onClick={() => setNoticeShown(!noticeShown)}
        >
          拟定样表
        </button>
      </div>
      {noticeShown && <p class="cap context-notice">{proposedFormNotice}</p>}
    </header>
  )
}
