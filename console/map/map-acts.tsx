import { Icon } from '#ui/icon.tsx'

export interface MapActsProps {
  readonly asTable: boolean
  readonly onTable: (asTable: boolean) => void
  /** Null while there is no picture. */
  readonly onSave: (() => void) | null
}

/** Acts of the page: the same as a table, on paper, as a picture. */
export function MapActs({ asTable, onTable, onSave }: MapActsProps) {
  return (
    <>
      <button type="button" class="btn" aria-pressed={asTable} onClick={() => onTable(!asTable)}>
        {asTable ? '看图' : '看数据'}
      </button>
      <button type="button" class="btn" onClick={() => window.print()}>
        <Icon name="print" />
        打印
      </button>
      {onSave !== null && (
        <button type="button" class="btn btn-fill" onClick={onSave}>
          <Icon name="download" />
          导出图片
        </button>
      )}
    </>
  )
}
