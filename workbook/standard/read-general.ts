import type { ClassRule, Standard } from '#core/scoring/standard.ts'
import { neededCitation, neededDatedCitation } from './citation-cells.ts'
import type { classColumns, generalColumns } from './columns-general.ts'
import type { Loose } from './loose.ts'
import type { Row } from './row.ts'

type General = Pick<
  Standard,
  'id' | 'name' | 'district' | 'label' | 'since' | 'until' | 'checkedOn' | 'citation' | 'energyBasis'
>

/** The items of 概况. */
export function readGeneral(row: Row<typeof generalColumns>): Loose<General> {
  return {
    id: row.need('id', ['id']),
    name: row.need('name', ['name']),
    district: row.need('district', ['district']),
    label: row.need('label', ['label']),
    since: row.need('since', ['since']),
    until: row.get('until', ['until']) ?? null,
    checkedOn: row.need('checkedOn', ['checkedOn']),
    citation: neededCitation(row, ['citation']),
    energyBasis: row.need('energyBasis', ['energyBasis']),
  }
}

/** The items of 分组与类别. */
export function readClasses(row: Row<typeof classColumns>): Loose<ClassRule> {
  const shares = ['classes', 'shares']
  const lines = ['classes', 'smallGroup', 'lines']
  row.locate(shares, 'shareA')
  row.locate(lines, 'lineA')
  row.locate(['classes', 'smallGroup'], 'below')
  return {
    groupBy: row.need('groupBy', ['classes', 'groupBy']),
    by: row.need('by', ['classes', 'by']) === 'lines' ? 'lines' : undefined,
    shares: {
      A: row.need('shareA', [...shares, 'A']),
      B: row.need('shareB', [...shares, 'B']),
      C: row.need('shareC', [...shares, 'C']),
      D: row.need('shareD', [...shares, 'D']),
    },
    directInQuota: row.get('directInQuota', ['classes', 'directInQuota']) === true ? true : undefined,
    totalDecimals: row.get('totalDecimals', ['classes', 'totalDecimals']) ?? undefined,
    smallGroup: {
      below: row.need('below', ['classes', 'smallGroup', 'below']),
      lines: {
        A: row.need('lineA', [...lines, 'A']),
        B: row.need('lineB', [...lines, 'B']),
        C: row.need('lineC', [...lines, 'C']),
      },
    },
    citation: neededDatedCitation(row, ['classes', 'citation']),
  }
}
