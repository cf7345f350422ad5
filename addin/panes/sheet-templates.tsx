import type { SheetApp } from '../app/sheet-desk.ts'
import { type Template, templateBytes } from '../app/template-files.ts'
import { useStore } from '../base/store.ts'
import { DownloadLink } from './download-link.tsx'
import { TemplateGroups } from './template-groups.tsx'
import type { Templates } from './use-templates.ts'

export interface SheetTemplatesProps {
  readonly app: SheetApp
  readonly templates: Templates
  /** Into a workbook that holds a form already nothing is inserted: two of one form in one workbook tell two stories. */
  readonly mayInsert: boolean
  readonly onRetry: () => void
}

/** The server's templates: inserted where the program can, else opened apart or downloaded. */
export function SheetTemplates({ app, templates, mayInsert, onRetry }: SheetTemplatesProps) {
  const { abilities } = app.desk.spreadsheet
  const isRunning = useStore(app.desk.store, (state) => state.running !== null)
  if (templates.kind === 'loading') return <TemplatesLoading />
  if (templates.kind === 'none' || templates.items.length === 0) return <NoTemplates onRetry={onRetry} />
  const busy = isRunning ? ' is-busy' : ''
  const inserts = mayInsert && abilities.insertsSheets
  return (
    <TemplateGroups
      items={templates.items}
      acts={(item) => (
        <>
          {inserts && (
            <button
              type="button"
              class={`link${busy}`}
              aria-label={`插入${item.title}`}
              onClick={() => void app.desk.insert(sourceOf(item))}
            >
              插入
            </button>
          )}
          {abilities.opensWorkbooks && !inserts && (
            <button
              type="button"
              class={`link${busy}`}
              aria-label={`在新窗口打开${item.title}`}
              onClick={() => void app.desk.openApart(sourceOf(item))}
            >
              新窗口打开
            </button>
          )}
          <DownloadLink item={item} />
        </>
      )}
    />
  )
}

export function sourceOf(item: Template) {
  return { title: item.title, bytes: () => templateBytes(item) }
}

function TemplatesLoading() {
  return (
    <section class="card card-part templates-loading" aria-label="模板" aria-busy="true">
      <p class="sub">正在取模板清单…</p>
    </section>
  )
}

function NoTemplates({ onRetry }: { onRetry: () => void }) {
  return (
    <section class="card empty" aria-label="模板">
      <p>没有取到模板清单。请检查网络后重试，或打开从系统下载的工作簿。</p>
      <button type="button" class="btn btn-s" onClick={onRetry}>
        重试
      </button>
    </section>
  )
}
