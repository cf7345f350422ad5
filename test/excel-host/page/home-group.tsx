import type { ExcelSession } from './excel-session.ts'

/** What one does to rows and sheets. */
export function HomeGroup({ session }: { session: ExcelSession }) {
  const { sheet } = session
  const selected = (): string => session.address(sheet.selection)
  return (
    <>
      <fieldset class="group">
        <button type="button" onClick={() => session.undo()}>
          撤销
        </button>
        <legend>撤销</legend>
      </fieldset>
      <fieldset class="group">
        <button type="button" onClick={() => session.act((user) => user.insertRows(selected()))}>
          插入行
        </button>
        <button type="button" onClick={() => session.act((user) => user.deleteRows(selected()))}>
          删除行
        </button>
        <button type="button" onClick={() => session.act((user) => user.hideRows(selected(), true))}>
          隐藏行
        </button>
        <button type="button" onClick={() => session.act((user) => user.hideRows(selected(), false))}>
          取消隐藏
        </button>
        <legend>行</legend>
      </fieldset>
      <fieldset class="group">
        <button type="button" onClick={() => session.act((user) => user.fillDown(selected()))}>
          向下填充
        </button>
        <button type="button" onClick={() => session.act((user) => user.sort(selected(), 0, true))}>
          升序
        </button>
        <button type="button" onClick={() => session.act((user) => user.sort(selected(), 0, false))}>
          降序
        </button>
        <legend>编辑</legend>
      </fieldset>
      <fieldset class="group">
        <button type="button" onClick={() => session.protect(sheet.protection === null)}>
          {sheet.protection === null ? '保护工作表' : '撤销工作表保护'}
        </button>
        <legend>保护</legend>
      </fieldset>
    </>
  )
}
