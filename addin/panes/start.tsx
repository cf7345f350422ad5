import './start.css'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { Icon } from '#ui/icon.tsx'
import type { FileApp } from '../app/file-desk.ts'
import { useStore } from '../base/store.ts'
import { FilePicker } from './file-picker.tsx'
import { lazy } from './lazy.tsx'
import { Notices } from './notices.tsx'
import { useFileDrop } from './use-file-drop.ts'

const TemplateList = lazy(() => import('./template-list.tsx').then((module) => module.TemplateList))

/** First use: open a workbook, or take a template. Works without a server and without signing in. */
export function Start({ app, isReading }: { app: FileApp; isReading: boolean }) {
  const drop = useFileDrop(app.desk.open)
  const isOpening = useStore(app.state, (state) => state.opening !== null)
  return (
    <main class={drop.isOver ? 'start is-over' : 'start'} {...drop.handlers}>
      <header class="start-head">
        <h1>产业用地体检</h1>
        <p class="sub">填报一地一表，边填边校验，即时试算得分。</p>
      </header>
      <Notices app={app} />
      {isReading ? (
        <p class="sub">正在读取工作簿…</p>
      ) : (
        <section class="card start-open" aria-label="打开工作簿">
          <Icon name="sheet" size={28} />
          <h2>打开工作簿</h2>
          <p class="sub">把 .xlsx 文件拖到这里，或选择文件。文件只在本机读取，不会自动上传。</p>
          <FilePicker app={app} class={isOpening ? 'btn btn-fill is-busy' : 'btn btn-fill'}>
            选择文件
          </FilePicker>
          <p class="cap">不登录也可填报、校验和试算。</p>
        </section>
      )}
      <TemplateList app={app} />
      <p class="cap">{proposedFormNotice}</p>
    </main>
  )
}
