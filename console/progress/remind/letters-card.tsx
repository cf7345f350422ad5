import { useCallback, useEffect } from 'preact/hooks'
import type { LetterLine } from '#core/api/progress-shapes.ts'
import { endpoints } from '#core/api/table.ts'
import { outstandingText } from '#core/progress/reminder.ts'
import { addressOf } from '#ui/client-address.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { useChanged } from '../../data/changed.ts'
import { useMadeFile } from '../../data/use-made-file.ts'
import { ListCard } from '../../list/list-card.tsx'
import { MadeZip } from '../../list/made-zip.tsx'
import { MoreRows } from '../../list/more-rows.tsx'
import { readRows } from '../../list/read-rows.ts'
import { useSession } from '../../session/session.ts'

const pageSize = 50

export interface LettersCardProps {
  readonly cycle: string
  /** The batch that was issued last: its zip is made at once. */
  readonly batch: string | null
}

/** 催办函: what was issued, each to be had again as it was; a batch as one zip. */
export function LettersCard({ cycle, batch }: LettersCardProps) {
  const { call } = useSession()
  const source = useCursorRows({
    question: cycle,
    ask: (cursor, signal) => call('letters', { query: { cycle, limit: pageSize, cursor } }, signal),
  })
  useChanged('letters', source.askAgain)
  const letters = readRows(source)
  const zip = useMadeFile<string>(useCallback(() => source.askAgain(), [source.askAgain]))
  const { start } = zip
  const make = useCallback(
    (asked: string): void => {
      void start({
        of: asked,
        total: 0,
        make: (signal) => call('letterBatch', { query: { batch: asked } }, signal),
        progress: async (signal) => (await call('letterProgress', { query: { batch: asked } }, signal)).progress,
      })
    },
    [call, start],
  )
  useEffect(() => {
    if (batch !== null) make(batch)
  }, [batch, make])
  return (
    <>
      <h2 class="progress-heading">催办函</h2>
      <MadeZip
        zip={zip}
        title="正在制作催办函"
        cancelled="已取消制作；编号和内容都已保存，可以按批再取。"
        done={() => '这一批催办函已制作完成，压缩包里有清单，可用来登记签收。'}
        fileName={() => '催办函.zip'}
      />
      <ListCard
        label="催办函"
        heads={['文号', '对象', '未完成', '时限', '出具']}
        lines={letters}
        failure={source.failure}
        onRetry={source.askAgain}
        row={(letter: LetterLine) => (
          <LetterRow key={letter.id} letter={letter} isBusy={zip.running !== null} onBatch={make} />
        )}
        emptyTitle="还没有出具过催办函"
        emptyText="勾选对象后选“出具催办函”，编号连续，原样保存，可以再次取用。"
      />
      <MoreRows source={source} unit="份" of={null} />
    </>
  )
}

interface LetterRowProps {
  readonly letter: LetterLine
  readonly isBusy: boolean
  readonly onBatch: (batch: string) => void
}

function LetterRow({ letter, isBusy, onBatch }: LetterRowProps) {
  const { id, number, name, stage, outstanding, due, issuedOn, by, fault, batch } = letter
  return (
    <tr>
      <th scope="row">{number}</th>
      <td class="progress-wrap">
        {name}
        {fault !== null && <span class="progress-below is-error">{`没有制成：${fault}`}</span>}
      </td>
      <td>{outstandingText(stage, outstanding)}</td>
      <td>{due ?? '未定'}</td>
      <td>
        {issuedOn}
        <span class="cap progress-below">{by}</span>
      </td>
      <td>
        <div class="row">
          <a class="btn btn-s" href={addressOf(endpoints.letter, { params: { id } })} download>
            PDF
            <span class="vh">{number}</span>
          </a>
          <button type="button" class="btn btn-s" disabled={isBusy} onClick={() => onBatch(batch)}>
            同批打包
            <span class="vh">{number}</span>
          </button>
        </div>
      </td>
    </tr>
  )
}
