import './account.css'
import type { ComponentChildren } from 'preact'
import type { SessionLineBody } from '#core/api/sessions.ts'
import { instantInTable } from '#ui/instant.ts'
import { clientWord } from './client-word.ts'

export interface SessionTableProps<Line extends SessionLineBody> {
  readonly label: string
  readonly items: readonly Line[]
  /** Whose it is, where the table shows several people's. */
  readonly whose?: (line: Line) => ComponentChildren
  readonly onEnd: (line: Line) => void
  /** Ids that are being ended. */
  readonly ending: string | null
}

/** Sessions with a button to end each; the reader's own present one is marked instead. */
export function SessionTable<Line extends SessionLineBody>(props: SessionTableProps<Line>) {
  const { label, items, whose, onEnd, ending } = props
  return (
    <div class="field-scroll">
      <table class="table plain-table" aria-label={label}>
        <thead>
          <tr>
            {whose !== undefined && <th scope="col">人员</th>}
            <th scope="col">从哪里</th>
            <th scope="col">网络地址</th>
            <th scope="col">登录时间</th>
            <th scope="col">最近使用</th>
            <th scope="col">
              <span class="vh">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((line) => (
            <tr key={line.id}>
              {whose !== undefined && <th scope="row">{whose(line)}</th>}
              <td>{clientWord(line.client)}</td>
              <td>{line.address}</td>
              <td>{instantInTable(line.startedAt)}</td>
              <td>{instantInTable(line.seenAt)}</td>
              <td>
                {line.current ? (
                  <span class="badge badge-ok">当前</span>
                ) : (
                  <button
                    type="button"
                    class={ending === line.id ? 'btn btn-s is-busy' : 'btn btn-s'}
                    onClick={() => onEnd(line)}
                  >
                    结束
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
