import type { UploadFile, UploadRun } from '#core/api/bulk-upload-shapes.ts'
import { fileStateNames, fileStates } from '#core/bulk-upload/run-state.ts'
import { count } from '#ui/number.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { Choice } from '../list/choice.tsx'
import { ListCard } from '../list/list-card.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { readRows } from '../list/read-rows.ts'
import { TypedFilter } from '../list/typed-filter.tsx'
import { useQueryFilter } from '../list/use-query-filter.ts'
import { uploadRunPath } from '../route/bulk-upload-route.ts'
import { useSession } from '../session/session.ts'
import { itemsText, rowsText } from './words.ts'

const pageSize = 100
const looks = { taken: 'badge badge-ok', refused: 'badge badge-err' } as const

/** Every file of the run with its outcome. */
export function RunFiles({ run }: { readonly run: UploadRun }) {
  const { call } = useSession()
  const { of, set } = useQueryFilter(['state', 'name'])
  const { id, files } = run
  const state = fileStates.find((each) => each === of('state'))
  const q = of('name').trim()
  const filter = { ...(state === undefined ? {} : { state }), ...(q === '' ? {} : { q }) }
  const received = (files.taken ?? 0) + (files.refused ?? 0)
  const source = useCursorRows({
    question: `${id} ${received} ${JSON.stringify(filter)}`,
    ask: (cursor, signal) =>
      call('uploadRunFiles', { params: { id }, query: { ...filter, limit: pageSize, cursor } }, signal),
  })
  const isNarrowed = Object.keys(filter).length > 0
  return (
    <>
      <div class="list-tools no-print">
        <Choice
          label="结果"
          value={state ?? ''}
          choices={fileStates.map((each) => [each, `${fileStateNames[each]} ${count(files[each] ?? 0)}`])}
          onValue={(value) => set('state', value)}
        />
        <TypedFilter label="文件名" placeholder="文件名" value={q} onValue={(value) => set('name', value)} />
      </div>
      <ListCard
        label="文件"
        heads={['文件', '结果', '各行和问题']}
        lines={readRows(source)}
        failure={source.failure}
        onRetry={source.askAgain}
        row={(file: UploadFile) => <FileLine key={file.number} id={id} file={file} />}
        emptyTitle={isNarrowed ? '没有符合条件的文件' : '还没有收到文件'}
        emptyText={isNarrowed ? '换一个条件再看。' : '文件到了就列在这里。'}
      />
      <MoreRows source={source} unit="个文件" of={isNarrowed ? null : received} />
    </>
  )
}

function FileLine({ id, file }: { readonly id: string; readonly file: UploadFile }) {
  const pathIn = useCyclePath()
  const { number, name, copies, state, problem, notes, rows, items } = file
  return (
    <tr>
      <th scope="row" class="uploads-name">
        {name}
        {copies.length > 0 && <span class="cap base-below">{`内容相同、没有重复处理：${copies.join('、')}`}</span>}
      </th>
      <td>
        <span class={looks[state]}>{problem === null ? fileStateNames[state] : problem.title}</span>
      </td>
      <td class="uploads-text">
        {problem === null ? rowsText(rows) : `${problem.why}${problem.what}`}
        {problem === null && <span class="cap base-below">{itemsText(items)}</span>}
        {notes.map((note) => (
          <span key={note} class="cap base-below">
            {note}
          </span>
        ))}
      </td>
      <td>
        {problem === null && (
          <a class="btn btn-s" href={pathIn(`${uploadRunPath(id)}?file=${number}`)}>
            各行
            <span class="vh">{name}</span>
          </a>
        )}
      </td>
    </tr>
  )
}
