import { useId, useState } from 'preact/hooks'
import { RequestRefused } from '#ui/client-failure.ts'
import { CrsSelect } from './crs-select.tsx'
import { crsChoices } from './crs-words.ts'
import { blankGrid, gridText, LocalGridFields } from './local-grid.tsx'
import type { CrsChoice, UploadQuery } from './use-upload.ts'

export interface BoundaryChoiceProps {
  readonly file: File
  /** Of the last reading: layers of a DXF are chosen after they were told. */
  readonly failure: unknown
  readonly isBusy: boolean
  readonly onSend: (query: UploadQuery) => void
  readonly onCancel: () => void
}

/** In which coordinates a 四至范围 file is written: nothing is guessed, and what follows is said. */
export function BoundaryChoice({ file, failure, isBusy, onSend, onCancel }: BoundaryChoiceProps) {
  const id = useId()
  const [crs, setCrs] = useState<CrsChoice | null>(null)
  const [grid, setGrid] = useState(blankGrid)
  const [layer, setLayer] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const layers = layersOf(failure)
  const chosen = crsChoices.find((choice) => choice.crs === crs)
  const grids = crs === 'local' ? gridText(grid) : null
  const faultNow = (): string | null => {
    if (crs === null) return '没有选择坐标系。请向制图单位核实后选择。'
    if (crs === 'local' && grids === null) return '地方坐标系的参数不全，或不是数字。请填齐名称、来源和四个参数。'
    return layers.length > 0 && layer === '' ? '没有选择图层。请选择界址线所在的图层。' : null
  }
  const send = (): void => {
    const found = faultNow()
    setFault(found)
    if (found !== null || crs === null) return
    onSend({ crs, ...(grids === null ? {} : { grid: grids }), ...(layer === '' ? {} : { layer }) })
  }
  return (
    <div class="boundary-choice stack-s">
      <p>
        <b>{file.name}</b>
      </p>
      <CrsSelect
        crs={crs}
        isInvalid={fault !== null && crs === null}
        told={`${chosen?.consequence ?? '选错坐标系，面积和位置都会错。'}原始坐标按文件保存，不改动。`}
        onCrs={setCrs}
      />
      {crs === 'local' && <LocalGridFields grid={grid} onGrid={setGrid} />}
      {layers.length > 0 && (
        <div class="field">
          <label for={`${id}-layer`}>界址线所在的图层</label>
          <select
            class="select"
            id={`${id}-layer`}
            value={layer}
            onChange={(event) => setLayer(event.currentTarget.value)}
          >
            <option value="">请选择</option>
            {layers.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </div>
      )}
      {fault !== null && (
        <p class="field-error" role="alert">
          {fault}
        </p>
      )}
      <div class="row">
        <button type="button" class={isBusy ? 'btn is-busy' : 'btn'} onClick={() => !isBusy && send()}>
          上传并读取
        </button>
        <button type="button" class="btn btn-bare" onClick={onCancel}>
          取消
        </button>
      </div>
    </div>
  )
}

function layersOf(failure: unknown): readonly string[] {
  if (!(failure instanceof RequestRefused) || failure.problem.code !== 'boundary-choose-layer') return []
  const { layers } = failure.problem.details
  return Array.isArray(layers) ? layers.filter((layer) => typeof layer === 'string') : []
}
