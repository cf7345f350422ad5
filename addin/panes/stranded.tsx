import { count } from '#ui/number.ts'
import type { RemovedHere } from '../sync/removed.ts'
import type { RemovedCardProps } from './removed-card.tsx'
import { RemovedLine } from './removed-line.tsx'

const listed = 5

/** Edits that are not sent because their row is gone on the server, with the way to bring it back. */
export function Stranded({ rows, canAsk, onGo, onRestore }: RemovedCardProps) {
  return (
    <>
      <p class="card-part sub">
        {`另有 ${count(rows.length)} 行已在服务器上删除，其中 ${count(editsOf(rows))} 处修改不上送：`}
      </p>
      <ul>
        {rows.slice(0, listed).map((row) => (
          <RemovedLine
            key={`${row.form}/${row.key}`}
            row={row}
            canAsk={canAsk}
            onGo={() => onGo(row)}
            onRestore={(reason) => onRestore(row, reason)}
          />
        ))}
      </ul>
      {rows.length > listed && <p class="card-part cap">{`列出前 ${listed} 行，其余见“已删除的行”`}</p>}
    </>
  )
}

function editsOf(rows: readonly RemovedHere[]): number {
  return rows.reduce((sum, { edits }) => sum + edits, 0)
}
