import type { Coverage } from '#core/base-map/import-state.ts'
import type { SourceKind } from '#core/base-map/source-kind.ts'
import { blankGrid, type GridDraft, gridText } from '../../filings/documents/local-grid.tsx'
import type { CrsChoice } from '../../filings/documents/use-upload.ts'

/** What is said of a file before it is sent: nothing of it is guessed. */
export interface StartDraft {
  readonly kind: SourceKind | null
  readonly file: File | null
  readonly cycle: string
  readonly coverage: Coverage | null
  readonly crs: CrsChoice | null
  readonly grid: GridDraft
  /** Of a workbook; '' lets the server take the sheet it knows most columns of. */
  readonly sheet: string
}

export function blankStart(cycle: string): StartDraft {
  return { kind: null, file: null, cycle, coverage: null, crs: null, grid: blankGrid, sheet: '' }
}

export const acceptedFiles = '.xlsx,.csv,.txt,.geojson,.json,.zip'

export function isBoundaryFile(name: string): boolean {
  return /\.(geojson|json|zip)$/i.test(name)
}

export function isWorkbook(name: string): boolean {
  return /\.xlsx$/i.test(name)
}

/** What keeps it from being sent, as sentences in the order of the form. */
export function startFaults({ kind, file, coverage, crs, grid }: StartDraft): readonly string[] {
  const hasBoundary = file !== null && isBoundaryFile(file.name)
  return [
    ...(kind === null ? ['没有选择来源。请选择文件是哪一类数据。'] : []),
    ...(file === null ? ['没有选择文件。请选择 xlsx、CSV、GeoJSON 或 Shapefile（zip）。'] : []),
    ...(coverage === null ? ['没有选择范围。请选择文件是全部还是部分。'] : []),
    ...(hasBoundary && crs === null ? ['没有选择坐标系。请向制图单位核实后选择。'] : []),
    ...(hasBoundary && crs === 'local' && gridText(grid) === null
      ? ['地方坐标系的参数不全。请填齐名称、来源和四个参数。']
      : []),
  ]
}

/** As the server takes it; null while something is missing. */
export function startQuery(draft: StartDraft) {
  const { kind, file, cycle, coverage, crs, grid, sheet } = draft
  if (kind === null || file === null || coverage === null || startFaults(draft).length > 0) return null
  const grids = crs === 'local' ? gridText(grid) : null
  return {
    kind,
    cycle,
    coverage,
    ...(isBoundaryFile(file.name) && crs !== null ? { crs } : {}),
    ...(isBoundaryFile(file.name) && grids !== null ? { grid: grids } : {}),
    ...(isWorkbook(file.name) && sheet.trim() !== '' ? { sheet: sheet.trim() } : {}),
  }
}
