import './start.css'
import type { SheetApp } from '../app/sheet-desk.ts'
import { AsideHead } from './aside-head.tsx'
import { SheetTemplates } from './sheet-templates.tsx'
import { useTemplates } from './use-templates.ts'

/** 模板 in a workbook that has its form: what else there is, as a workbook of its own. */
export function TemplatesPane({ app }: { app: SheetApp }) {
  const list = useTemplates()
  return (
    <div class="pane-panel">
      <div class="pane-content">
        <AsideHead app={app} title="模板" />
        <p class="sub">当前工作簿已有表单。其他模板请在新窗口打开或下载，本工作簿不变。</p>
        <SheetTemplates app={app} templates={list.templates} mayInsert={false} onRetry={list.retry} />
      </div>
    </div>
  )
}
