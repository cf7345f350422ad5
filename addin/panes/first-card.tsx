import { Icon } from '#ui/icon.tsx'
import type { SheetApp } from '../app/sheet-desk.ts'
import type { Template } from '../app/template-files.ts'
import { useStore } from '../base/store.ts'
import { DownloadLink } from './download-link.tsx'
import { sourceOf } from './sheet-templates.tsx'
import type { Templates } from './use-templates.ts'

const usual = '一地一表.xlsx'

/** What to do in a workbook without a form; the filled button is the surest way this program knows. */
export function FirstCard({ app, templates }: { app: SheetApp; templates: Templates }) {
  const { abilities, kind } = app.desk.spreadsheet
  const noFormAt = useStore(app.desk.store, (state) => state.noFormAt)
  const isRunning = useStore(app.desk.store, (state) => state.running !== null)
  const template = templates.kind === 'ready' ? templates.items.find(({ name }) => name === usual) : undefined
  const isUnknown = template === undefined && templates.kind !== 'loading'
  return (
    <section class="card card-part first-card" aria-label="开始">
      <h2>选择一种方式开始</h2>
      <p class="sub" role="status">
        {noFormAt === null ? '还没有识别当前工作簿。' : '当前工作簿没有识别到体检表或申请表。'}
        {noFormAt !== null && <span class="nb">{`${noFormAt} 识别。`}</span>}
      </p>
      {!abilities.insertsSheets && (
        <p class="banner">
          <Icon name="info" class="is-info" />
          <span class="banner-text">
            {`当前${kind === 'wps' ? ' WPS ' : ' Excel '}版本不能直接插入模板。请下载模板后打开，已填数据不受影响。`}
          </span>
        </p>
      )}
      {template !== undefined && <Usual app={app} template={template} isRunning={isRunning} />}
      {templates.kind === 'loading' && <span class="btn btn-fill is-busy">插入模板：一地一表</span>}
      <button
        type="button"
        class={`${isUnknown ? 'btn btn-fill' : 'btn'}${isRunning ? ' is-busy' : ''}`}
        onClick={() => void app.desk.recognise()}
      >
        识别当前工作簿
      </button>
      <p class="cap">不登录也可填报、校验和试算。</p>
    </section>
  )
}

interface UsualProps {
  readonly app: SheetApp
  readonly template: Template
  readonly isRunning: boolean
}

function Usual({ app, template, isRunning }: UsualProps) {
  const { abilities } = app.desk.spreadsheet
  const look = isRunning ? 'btn btn-fill is-busy' : 'btn btn-fill'
  const source = sourceOf(template)
  if (abilities.insertsSheets) {
    return (
      <button type="button" class={look} onClick={() => void app.desk.insert(source)}>
        {`插入模板：${template.title}`}
      </button>
    )
  }
  if (abilities.opensWorkbooks) {
    return (
      <button type="button" class={look} onClick={() => void app.desk.openApart(source)}>
        {`在新窗口打开：${template.title}`}
      </button>
    )
  }
  return (
    <DownloadLink item={template} class="btn btn-fill">
      {`下载模板：${template.title}`}
    </DownloadLink>
  )
}
