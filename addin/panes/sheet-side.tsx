import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import type { FileApp } from '../app/file-desk.ts'
import type { FileDocument } from '../app/open-file.ts'
import { useStore } from '../base/store.ts'
import { Grid } from '../grid/grid.tsx'
import { FilePicker } from './file-picker.tsx'
import { SaveButton } from './save-button.tsx'
import { useFileDrop } from './use-file-drop.ts'
import { useFindingKeys } from './use-finding-keys.ts'

/** The workbook's side of the page: its name and state, the grid, the forms found in it. */
export function SheetSide({ app, document }: { app: FileApp; document: FileDocument }) {
  const { host } = document
  const region = useStore(host.view, (view) => view.region)
  const unsaved = useStore(app.state, (state) => state.unsaved)
  const savedAt = useStore(app.state, (state) => state.savedAt)
  const drop = useFileDrop(app.desk.open)
  useFindingKeys(app)
  const status = unsaved > 0 ? `${count(unsaved)} 处修改未存入文件` : savedAt === null ? '' : `${savedAt} 已保存`
  return (
    <section class={drop.isOver ? 'sheet is-over' : 'sheet'} aria-label="表格" {...drop.handlers}>
      <div class="sheet-tools">
        <button type="button" class="btn only-narrow" onClick={() => app.state.patch({ front: 'pane' })}>
          <Icon name="arrow-left" />
          面板
        </button>
        <p class="sheet-name">
          <b class="ellipsis">{document.name}</b>
          <span class="cap nb" role="status">
            {status}
          </span>
        </p>
        <div class="sheet-acts">
          <button
            type="button"
            class="btn btn-icon"
            aria-label="撤销"
            title="撤销（Ctrl+Z）"
            onClick={() => host.model.undo()}
          >
            <Icon name="undo" />
          </button>
          <FilePicker app={app} class="btn">
            <Icon name="file" />
            <span>打开</span>
          </FilePicker>
          <SaveButton app={app} />
        </div>
      </div>
      <Grid
        host={host}
        onSave={() => {
          void app.desk.save()
        }}
      />
      <div class="sheet-tabs" role="tablist" aria-label="工作表">
        {host.model.result.regions.map((one, index) => (
          <button
            key={`${one.sheet}/${one.form}`}
            type="button"
            role="tab"
            class="sheet-tab"
            aria-selected={index === region}
            onClick={() => host.view.patch({ region: index, active: null, anchor: null })}
          >
            {one.sheet === host.model.formOf(one.form).title
              ? one.sheet
              : `${host.model.formOf(one.form).title}（${one.sheet}）`}
          </button>
        ))}
      </div>
    </section>
  )
}
