import { useState } from 'preact/hooks'
import type { UploadLine, UploadRun } from '#core/api/bulk-upload-shapes.ts'
import { itemLevelNames, itemLevels } from '#core/bulk-upload/item-level.ts'
import { lineOutcomeNames, lineOutcomes } from '#core/bulk-upload/line-outcome.ts'
import { towns } from '#core/vocabulary/district.ts'
import { count } from '#ui/number.ts'
import { Choice } from '../list/choice.tsx'
import { CountedList } from '../list/counted-list.tsx'
import { useCountedRows } from '../list/counted-rows.ts'
import { TypedFilter } from '../list/typed-filter.tsx'
import { useQueryFilter } from '../list/use-query-filter.ts'
import { useSession } from '../session/session.ts'
import { lineColumns } from './line-columns.tsx'
import { LineDetail } from './line-detail.tsx'

/** Every row of the run by outcome, level, file and 街镇; one of them in full beside the list. */
export function RunLines({ run }: { readonly run: UploadRun }) {
  const { call, account } = useSession()
  const { of, set, clear } = useQueryFilter(['outcome', 'level', 'file', 'town', 'q'])
  const [opened, setOpened] = useState<UploadLine | null>(null)
  const { id } = run
  const outcome = lineOutcomes.find((each) => each === of('outcome'))
  const level = itemLevels.find((each) => each === of('level'))
  const file = /^[1-9]\d*$/.test(of('file')) ? Number(of('file')) : undefined
  const town = towns.find(({ code }) => code === of('town'))?.code
  const q = of('q').trim()
  const filter = {
    ...(outcome === undefined ? {} : { outcome }),
    ...(level === undefined ? {} : { level }),
    ...(file === undefined ? {} : { file }),
    ...(town === undefined ? {} : { town }),
    ...(q === '' ? {} : { q }),
  }
  // A file that has come has more rows.
  const received = (run.files.taken ?? 0) + (run.files.refused ?? 0)
  const rows = useCountedRows(`${id} ${received} ${JSON.stringify(filter)}`, (cursor, signal) =>
    call('uploadRunLines', { params: { id }, query: { ...filter, limit: 200, cursor } }, signal),
  )
  const isNarrowed = Object.keys(filter).length > 0
  return (
    <>
      <div class="list-tools no-print">
        <Choice
          label="结果"
          value={outcome ?? ''}
          choices={lineOutcomes.map((each) => [each, `${lineOutcomeNames[each]} ${count(run.rows[each] ?? 0)}`])}
          onValue={(value) => set('outcome', value)}
        />
        <Choice
          label="问题"
          value={level ?? ''}
          choices={itemLevels.map((each) => [each, itemLevelNames[each]])}
          onValue={(value) => set('level', value)}
        />
        {account.role === 'district' && (
          <Choice
            label="街镇/园区"
            value={town ?? ''}
            choices={towns.map(({ code, name }) => [code, name])}
            onValue={(value) => set('town', value)}
          />
        )}
        <TypedFilter
          label="编码、信用代码或名称"
          placeholder="编码、信用代码或名称"
          value={q}
          onValue={(value) => set('q', value)}
        />
        {file !== undefined && <span class="badge">{`只看第 ${file} 个文件`}</span>}
        {isNarrowed && (
          <button type="button" class="link" onClick={clear}>
            清除筛选
          </button>
        )}
      </div>
      <div class={opened === null ? 'base-split' : 'base-split is-open'}>
        <CountedList
          {...rows}
          label="各行结果"
          unit="行"
          columns={lineColumns}
          keyOf={({ file: inFile, number }) => `${inFile}/${number}`}
          onOpen={setOpened}
          empty={isNarrowed ? '没有符合条件的行。' : '还没有读到行。'}
        />
        {opened !== null && (
          <LineDetail key={`${opened.file}/${opened.number}`} run={run} line={opened} onClose={() => setOpened(null)} />
        )}
      </div>
    </>
  )
}
