import { CrsSelect } from '../../filings/documents/crs-select.tsx'
import { type GridDraft, LocalGridFields } from '../../filings/documents/local-grid.tsx'
import type { CrsChoice } from '../../filings/documents/use-upload.ts'

/** What follows from the choice for a base map, whose areas are always those on the ellipsoid. */
const consequences: Readonly<Record<CrsChoice, string>> = {
  4549: '坐标以米计，东坐标不带带号（6 位整数）。',
  4528: '坐标以米计，东坐标带带号 40（8 位整数）。',
  4490: '坐标以度计，经度在 121 左右、纬度在 31 左右。',
  local: '按下列参数换算到 EPSG:4549；参数以主管部门提供的为准并注明来源，系统不推测。参数有误，位置和面积都会错。',
}

export interface CrsFieldsProps {
  readonly crs: CrsChoice | null
  readonly grid: GridDraft
  readonly onCrs: (crs: CrsChoice | null) => void
  readonly onGrid: (grid: GridDraft) => void
}

/** In which coordinates the boundaries of a file are written: declared, never guessed. */
export function CrsFields({ crs, grid, onCrs, onGrid }: CrsFieldsProps) {
  const told = crs === null ? '选错坐标系，面积和位置都会错。' : consequences[crs]
  return (
    <>
      <CrsSelect
        crs={crs}
        isWide
        told={`${told}原始坐标按文件保存，不改动；面积一律按椭球面计算，与登记面积比较。`}
        onCrs={onCrs}
      />
      {crs === 'local' && <LocalGridFields grid={grid} onGrid={onGrid} />}
    </>
  )
}
