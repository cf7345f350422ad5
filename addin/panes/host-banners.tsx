import { Icon } from '#ui/icon.tsx'
import { Progress } from '#ui/progress.tsx'
import { useDelayed } from '#ui/use-delayed.ts'
import type { SheetApp } from '../app/sheet-desk.ts'
import type { Tab } from '../app/state.ts'
import { useStore } from '../base/store.ts'
import { NoEventsBanner } from './no-events-banner.tsx'
import { tabsOf } from './tab-bar.tsx'
import { useHostBusy } from './use-host-busy.ts'
import { shownTab } from './use-tabs.ts'

/** Tabs that show what was found when it was last checked. */
function isChecked(tab: Tab): boolean {
  return tab === 'fill' || tab === 'check' || tab === 'filing'
}

/** What keeps the sheet from being read or written, what is done to it just now, and what the last act there came to. */
export function HostBanners({ app }: { app: SheetApp }) {
  const { spreadsheet, store } = app.desk
  const document = useStore(app.state, (state) => state.document)
  const tab = useStore(app.state, (state) => state.tab)
  const running = useStore(store, (state) => state.running)
  const refused = useStore(store, (state) => state.refused)
  const outcome = useStore(store, (state) => state.outcome)
  const host = document?.host ?? spreadsheet
  const busy = useHostBusy(host)
  const isSlow = useDelayed(running !== null, 300)
  const work = app.work()
  return (
    <>
      {busy.kind === 'editing-cell' && (
        <div class="banner banner-warn" role="status">
          <Icon name="warning" class="is-warning" />
          <div class="banner-text">
            <strong>有单元格正在编辑，暂不能读取表格。</strong>
            请按回车结束编辑，将自动继续。
          </div>
          <button type="button" class="link" onClick={host.stopWaiting}>
            取消
          </button>
        </div>
      )}
      {busy.kind === 'protected' && (
        <div class="banner" role="status">
          <Icon name="info" class="is-info" />
          <div class="banner-text">
            {`工作表“${busy.sheet}”已保护，不能写入标记。发现仍列在此处；如需标记，请撤销保护后重新校验。`}
          </div>
        </div>
      )}
      {work !== null &&
        document !== null &&
        isChecked(shownTab(tabsOf(document.host.model.result.regions), tab)) &&
        !document.host.capabilities.followsEdits && <NoEventsBanner checking={work.checking} />}
      {running !== null && isSlow && (
        <Progress title={running.title} done={running.done} total={running.total} unit="行" onCancel={running.cancel} />
      )}
      {refused !== null && (
        <div class="banner banner-err" role="alert">
          <Icon name="error" class="is-error" />
          <div class="banner-text">
            <strong>{refused.title}</strong>
            {`${refused.why}${refused.what}`}
          </div>
          <button type="button" class="link" onClick={() => store.patch({ refused: null })}>
            知道了
          </button>
        </div>
      )}
      {outcome !== null && (
        <div class={outcome.kind === 'done' ? 'banner banner-ok' : 'banner'} role="status">
          <Icon
            name={outcome.kind === 'done' ? 'done' : 'info'}
            class={outcome.kind === 'done' ? 'is-done' : 'is-info'}
          />
          <div class="banner-text">{outcome.text}</div>
          <button type="button" class="link" onClick={() => store.patch({ outcome: null })}>
            知道了
          </button>
        </div>
      )}
    </>
  )
}
