import { formById } from '#core/forms/catalogue.ts'
import { instantText } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { today } from '../base/clock.ts'
import type { PulledRow } from '../storage/stored.ts'

export interface CameInProps {
  readonly rows: readonly PulledRow[]
  readonly onGo: (row: PulledRow, field: string) => void
}

const listed = 20

/** Who changed what: rows into which values of others came, each a way to its first cell. */
export function CameIn({ rows, onGo }: CameInProps) {
  if (rows.length === 0) return null
  return (
    <ul aria-label="取回的修改">
      {rows.slice(0, listed).map((row) => (
        <li key={`${row.form}/${row.key}`}>
          <button type="button" class="outbox-line" onClick={() => onGo(row, row.fields[0] ?? '')}>
            <span class="outbox-name">
              <span class="nb">{row.key.split('/').slice(1).join(' ')}</span>
              <span class="badge badge-info">取回</span>
            </span>
            <span class="cap">{wording(row)}</span>
          </button>
        </li>
      ))}
      {rows.length > listed && <li class="card-part cap">{`列出前 ${listed} 行，共 ${count(rows.length)} 行`}</li>}
    </ul>
  )
}

/** 李强 今天 13:55 改：空置建筑面积、物业品质 */
function wording({ form, fields, by, at }: PulledRow): string {
  const { fields: declared } = formById(form)
  const labels = fields.slice(0, 4).map((field) => declared[field]?.label ?? field)
  const names = `${labels.join('、')}${fields.length > 4 ? `等 ${count(fields.length)} 项` : ''}`
  return by === '' ? names : `${by}　${instantText(at, today())}：${names}`
}
