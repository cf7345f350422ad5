import type { ExcelSession } from './excel-session.ts'

/** The visible sheets; the status bar says what Excel is doing and what the add-in cost so far. */
export function SheetTabs({ session }: { session: ExcelSession }) {
  const { workbook, sheet } = session
  const visible = workbook.sheets.filter(({ visibility }) => visibility === 'Visible')
  return (
    <div class="sheet-tabs" role="tablist" aria-label="工作表">
      {visible.map((one) => (
        <button
          type="button"
          role="tab"
          key={one.id}
          aria-selected={one === sheet}
          style={one.tabColor === '' ? {} : { boxShadow: `inset 0 -3px ${one.tabColor}` }}
          onClick={() => workbook.activate(one)}
        >
          {one.name}
          {one.protection !== null && <span class="lock" title="已保护" />}
        </button>
      ))}
    </div>
  )
}

export function StatusBar({ session }: { session: ExcelSession }) {
  const { simulator, edit } = session
  const { batches, requestBytes, responseBytes } = simulator.counts
  return (
    <footer class="status-bar">
      <span>{edit === null ? '就绪' : '编辑'}</span>
      <span class="status-note">模拟的 Excel，供演示和测试：不计算公式，不代表真实 Excel 的行为</span>
      <span>
        ExcelApi {simulator.apiSet}　office.js 批次 {batches}，发 {kilobytes(requestBytes)}，收{' '}
        {kilobytes(responseBytes)}
      </span>
    </footer>
  )
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} KB`
}
