import './start.css'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { Icon } from '#ui/icon.tsx'
import type { SheetApp } from '../app/sheet-desk.ts'
import { useStore } from '../base/store.ts'
import { FirstCard } from './first-card.tsx'
import { HostBanners } from './host-banners.tsx'
import { Notices } from './notices.tsx'
import { SheetTemplates } from './sheet-templates.tsx'
import { useTemplates } from './use-templates.ts'
import { WpsChip } from './wps-chip.tsx'

/** No form in the open workbook: bring one in, or look again. */
export function SheetStart({ app }: { app: SheetApp }) {
  const list = useTemplates()
  const phase = useStore(app.state, (state) => state.phase)
  const outdated = useStore(app.desk.store, (state) => state.outdated)
  return (
    <div class="start sheet-start">
      <header class="start-head">
        <h1>产业用地体检</h1>
        {app.desk.spreadsheet.kind === 'wps' && <WpsChip />}
        <button type="button" class="link" onClick={() => app.state.patch({ aside: 'settings' })}>
          设置
        </button>
      </header>
      <HostBanners app={app} />
      <Notices app={app} />
      {phase === 'starting' ? (
        <Reading app={app} />
      ) : outdated === null ? (
        <FirstCard app={app} templates={list.templates} />
      ) : (
        <div class="banner banner-err" role="alert">
          <Icon name="error" class="is-error" />
          <div class="banner-text">
            <strong>{outdated.title}</strong>
            {`${outdated.why}未读入任何数据。${outdated.what}`}
            <div class="banner-acts">
              <button type="button" class="btn btn-s" onClick={() => void app.desk.recognise()}>
                重新识别
              </button>
            </div>
          </div>
        </div>
      )}
      {phase !== 'starting' && (
        <SheetTemplates app={app} templates={list.templates} mayInsert={outdated === null} onRetry={list.retry} />
      )}
      <p class="cap">{proposedFormNotice}</p>
    </div>
  )
}

/** Until the first reading shows how far it is. */
function Reading({ app }: { app: SheetApp }) {
  const isCounted = useStore(app.desk.store, (state) => state.running !== null && state.running.total > 0)
  return isCounted ? null : <p class="card card-part sub">正在读取工作簿…</p>
}
