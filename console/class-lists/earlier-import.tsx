import { useState } from 'preact/hooks'
import type { EarlierLine } from '#core/api/class-lists.ts'
import { earlierHeadings } from '#core/class-lists/earlier-list.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { count } from '#ui/number.ts'
import { useAct } from '../act/use-act.ts'
import { ListCard } from '../list/list-card.tsx'
import { PickFiles } from '../list/pick-files.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'

const looks = { new: 'badge badge-ok', changed: 'badge badge-info', same: 'badge', refused: 'badge badge-err' } as const
const words: Readonly<Record<EarlierLine['outcome'], string>> = {
  new: '新增',
  changed: '更改',
  same: '不变',
  refused: '不办',
}

interface Chosen {
  readonly file: File
  readonly preview: AnswerOf<'previewEarlierClasses'>
}

/** 以往年度结果: classes that were decided elsewhere, looked at line by line before they are written. */
export function EarlierImport({ onDone }: { readonly onDone: () => void }) {
  const { call } = useSession()
  const act = useAct()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [written, setWritten] = useState<number | null>(null)
  const look = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    setChosen(null)
    setWritten(null)
    await act.run('preview', async () =>
      setChosen({ file, preview: await call('previewEarlierClasses', { body: file }) }),
    )
  }
  const write = async ({ file, preview: { changes } }: Chosen): Promise<void> => {
    if (!(await act.run('write', () => call('importEarlierClasses', { query: { changes }, body: file })))) return
    setChosen(null)
    setWritten(changes)
    onDone()
  }
  return (
    <section class="card card-body stack" aria-label="以往年度结果">
      <h2>以往年度结果</h2>
      <p class="sub">
        {`本系统以前的结果可以导入，只作历年类别的参考，来源随每宗保留。xlsx 文件的列：${earlierHeadings.join('、')}；前三列必须有。`}
      </p>
      <div class="row">
        <PickFiles
          label="选择结果文件"
          accept=".xlsx"
          isDisabled={act.running !== null}
          isBusy={act.running === 'preview'}
          onFiles={([file]) => void look(file)}
        />
        {chosen !== null && chosen.preview.changes > 0 && (
          <button
            type="button"
            class={act.running === 'write' ? 'btn btn-fill is-busy' : 'btn btn-fill'}
            disabled={act.running !== null}
            onClick={() => void write(chosen)}
          >
            {`写入 ${count(chosen.preview.changes)} 行`}
          </button>
        )}
      </div>
      {written !== null && <p role="status">{`已写入 ${count(written)} 行。`}</p>}
      {act.failure !== null && <FailureNotice failure={act.failure} />}
      {chosen !== null && (
        <>
          <p role="status">{`可写入 ${count(chosen.preview.changes)} 行，不办 ${count(chosen.preview.refused)} 行。`}</p>
          <ListCard
            label="以往结果逐行"
            heads={['行', '地块编码', '年度', '类别', '结果']}
            figures={['行']}
            lines={chosen.preview.items}
            failure={null}
            onRetry={() => undefined}
            row={({ row, parcelCode, cycle, class: letter, outcome, why }) => (
              <tr key={row}>
                <td class="num">{row}</td>
                <th scope="row">{parcelCode ?? '未填'}</th>
                <td>{cycle ?? '未填'}</td>
                <td>{letter ?? '未填'}</td>
                <td>
                  <span class={looks[outcome]}>{words[outcome]}</span>
                  {why !== null && <span class="class-below">{why}</span>}
                </td>
                <td />
              </tr>
            )}
            emptyTitle="文件里没有结果"
            emptyText="请填写后重新选择。"
          />
        </>
      )}
    </section>
  )
}
