import { mu } from '#core/decision-overview/land-text.ts'
import { townName } from '#core/vocabulary/district.ts'

const linesAtOnce = 500
const figure = { numberFormat: '#,##0.00', align: 'right', width: 14 } as const

/** What every list begins with: which parcel. */
export const parcelColumns = [
  { heading: '地块编码', width: 18 },
  { heading: '地块名称/坐落', width: 28 },
  { heading: '用地主体名称', width: 28 },
  { heading: '所属街镇/园区', width: 16 },
] as const

interface ListedParcel {
  readonly parcelCode: string
  readonly parcelName: string | null
  readonly ownerName: string | null
  readonly townCode: string | null
}

export function parcelCells({ parcelCode, parcelName, ownerName, townCode }: ListedParcel): (string | null)[] {
  return [parcelCode, parcelName, ownerName, townCode === null ? null : townName(townCode)]
}

/** The land of it, in m² and 亩. */
export const landColumns = [
  { heading: '用地类别', width: 10 },
  { heading: '土地面积（m²）', ...figure },
  { heading: '土地面积（亩）', ...figure },
] as const

interface ListedLand {
  readonly landClass: string | null
  readonly landArea: number | null
}

export function landCells({ landClass, landArea }: ListedLand): (string | number | null)[] {
  return [landClass, landArea, landArea === null ? null : mu(landArea)]
}

/** All lines in the order of their codes, some hundred at a time. @param read those after a code, '' for the first */
export async function* allLines<Line extends { readonly parcelCode: string }>(
  read: (after: string, limit: number) => Promise<readonly Line[]>,
): AsyncGenerator<Line, void> {
  let after = ''
  for (;;) {
    const lines = await read(after, linesAtOnce)
    yield* lines
    const last = lines.at(-1)
    if (last === undefined || lines.length < linesAtOnce) return
    after = last.parcelCode
  }
}
