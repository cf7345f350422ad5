import { useState } from 'preact/hooks'
import { rosterOutcomeNames } from '#core/api/roster.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { count } from '#ui/number.ts'
import { useAct } from '../act/use-act.ts'
import { ListCard } from '../list/list-card.tsx'
import { PickFiles } from '../list/pick-files.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'

const looks = { new: 'badge badge-ok', changed: 'badge badge-info', same: 'badge', refused: 'badge badge-err' } as const

interface Chosen {
  readonly file: File
  readonly preview: AnswerOf<'previewRoster'>
}

/** 导入: what becomes of each line is looked at before anything is written. */
export function RosterImport({ onDone, onCancel }: { readonly onDone: () => void; readonly onCancel: () => void }) {
  const { call } = useSession()
  const act = useAct()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const look = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    setChosen(null)
    await act.run('preview', async () => setChosen({ file, preview: await call('previewRoster', { body: file }) }))
  }
  const write = async ({ file, preview: { changes } }: Chosen): Promise<void> => {
    if (await act.run('write', () => call('importRoster', { query: { changes }, body: file }))) onDone()
  }
  return (
    <section class="card card-body stack" aria-label="导入名册">
      <h2>导入名册</h2>
      <p class="sub">以“导出名册”的文件为模板；带“**”的电话和留空的电话不改。文件里没有的人不动。</p>
      <div class="row">
        <PickFiles
          label="选择名册文件"
          accept=".xlsx"
          isDisabled={act.running !== null}
          isBusy={act.running === 'preview'}
          onFiles={([file]) => void look(file)}
        />
        {chosen !== null && (
          <button
            type="button"
            class={act.running === 'write' ? 'btn btn-fill is-busy' : 'btn btn-fill'}
            disabled={chosen.preview.changes === 0 || act.running !== null}
            onClick={() => void write(chosen)}
          >
            {`写入 ${count(chosen.preview.changes)} 条`}
          </button>
        )}
      </div>
      {act.failure !== null && <FailureNotice failure={act.failure} />}
      {chosen !== null && (
        <ListCard
          label="名册逐行结果"
          heads={['行', '单位', '姓名', '结果']}
          figures={['行']}
          lines={chosen.preview.items}
          failure={null}
          onRetry={() => undefined}
          row={({ row, officeName, name, outcome, why }) => (
            <tr key={row}>
              <td class="num">{row}</td>
              <td>{officeName || '—'}</td>
              <th scope="row">{name || '—'}</th>
              <td>
                <span class={looks[outcome]}>{rosterOutcomeNames[outcome]}</span>
                {why !== null && <span class="users-why">{why}</span>}
              </td>
              <td />
            </tr>
          )}
          emptyTitle="文件里没有人"
          emptyText="请填写后重新选择。"
        />
      )}
      <button type="button" class="link" onClick={onCancel}>
        取消
      </button>
    </section>
  )
}
