import { useCallback, useState } from 'preact/hooks'
import type { LetterCandidateLine, LetterCandidates } from '#core/api/letter-shapes.ts'
import { letterKindNames, letterSubjects, type TemplatedKind, templatedKinds } from '#core/letter/kind.ts'
import { parcelClasses } from '#core/vocabulary/class.ts'
import { townName, towns } from '#core/vocabulary/district.ts'
import { count } from '#ui/number.ts'
import { Progress } from '#ui/progress.tsx'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { uuid } from '#ui/uuid.ts'
import { tellChanged, useChanged } from '../data/changed.ts'
import { mayAsk } from '../frame/entries.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { Choice } from '../list/choice.tsx'
import { ListCard } from '../list/list-card.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { readRows } from '../list/read-rows.ts'
import { TownChoice } from '../list/town-choice.tsx'
import { useQueryFilter } from '../list/use-query-filter.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { parcelPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { BatchesCard } from './batches-card.tsx'
import { useIssuing } from './use-issuing.ts'

const pageSize = 100

type Told = Pick<LetterCandidates, 'total' | 'waits'>

/** Who gets a letter of a kind and who cannot, and why; then a batch of them. */
export function IssueTab({ cycle }: { readonly cycle: string }) {
  const { call, account } = useSession()
  const { of, set } = useQueryFilter(['kind', 'town', 'class'])
  const [told, setTold] = useState<Told | null>(null)
  const kind = templatedKinds.find((one) => one === of('kind')) ?? 'result-notice'
  const hasTowns = kind !== 'bulletin'
  const hasClasses = kind === 'result-notice' || kind === 'disposal-notice'
  const town = hasTowns ? towns.find(({ code }) => code === of('town'))?.code : undefined
  const wanted = hasClasses ? parcelClasses.find(({ code }) => code === of('class'))?.code : undefined
  const choice = {
    cycle,
    kind,
    ...(town === undefined ? {} : { town }),
    ...(wanted === undefined ? {} : { class: wanted }),
  }
  const source = useCursorRows({
    question: JSON.stringify(choice),
    ask: async (cursor, signal) => {
      const page = await call('letterCandidates', { query: { ...choice, limit: pageSize, cursor } }, signal)
      if (cursor === undefined) setTold(page)
      return page
    },
  })
  useChanged('letterCandidates', source.askAgain)
  const issuing = useIssuing(useCallback(() => tellChanged('letterCandidates', 'letterBatches', 'formalLetters'), []))
  const { batch, isRunning } = issuing
  const can = told?.total?.can ?? 0
  const start = (): void => {
    const body = { id: uuid(), ...choice }
    void issuing.run(() => call('startLetterBatch', { body }))
  }
  return (
    <>
      <div class="list-tools no-print">
        <Choice
          label="函件"
          first="评估结果告知书"
          value={kind === 'result-notice' ? '' : kind}
          choices={templatedKinds.filter((one) => one !== 'result-notice').map((one) => [one, letterKindNames[one]])}
          onValue={(value) => set('kind', value)}
        />
        {hasTowns && <TownChoice value={town ?? ''} onValue={(value) => set('town', value)} />}
        {hasClasses && (
          <Choice
            label="类别"
            value={wanted ?? ''}
            choices={parcelClasses.map(({ code, name }) => [code, `${code} ${name}`] as const)}
            onValue={(value) => set('class', value)}
          />
        )}
        {mayAsk('startLetterBatch', account.role) && (
          <button type="button" class="btn btn-fill" disabled={can === 0 || isRunning} onClick={start}>
            {can === 0 ? '出具' : `出具 ${count(can)} 份`}
          </button>
        )}
      </div>
      <p class="sub" role="status">
        {told === null ? '' : toldText(told, kind)}
      </p>
      {issuing.failure !== null && <FailureNotice failure={issuing.failure} />}
      {isRunning && batch !== null && (
        <Progress
          title={`正在出具${letterKindNames[batch.kind]}`}
          done={batch.issued + batch.refused.length}
          total={batch.total}
          unit="份"
          onCancel={issuing.pause}
        />
      )}
      <BatchesCard cycle={cycle} running={isRunning} onGoOn={(one) => void issuing.run(async () => one)} />
      {told?.waits === null && (
        <>
          <ListCard
            label="可以出具的对象"
            heads={['对象', '收件单位', '街镇', '内容', '能否出具']}
            lines={readRows(source)}
            failure={source.failure}
            onRetry={source.askAgain}
            row={(line: LetterCandidateLine) => <CandidateRow key={line.subject} line={line} cycle={cycle} />}
            emptyTitle="没有可以写的对象"
            emptyText={emptyTexts[kind]}
          />
          <MoreRows source={source} unit={letterSubjects[kind].slice(0, 1)} of={null} />
        </>
      )}
      {told === null && source.failure !== null && <FailureNotice failure={source.failure} onRetry={source.askAgain} />}
      {told !== null && told.waits !== null && <Waits text={told.waits} />}
    </>
  )
}

const emptyTexts: Readonly<Record<TemplatedKind, string>> = {
  'result-notice': '换一个街镇或类别再看。',
  'return-notice': '地块被街镇或专班退回、还没有重新提交的，会列在这里。',
  'objection-answer': '公示异议答复后，会列在这里。',
  'disposal-notice': '处置方案经专班批准后，会列在这里。',
  bulletin: '每天最多一份，写给各街镇、园区。',
}

function toldText({ total, waits }: Told, kind: TemplatedKind): string {
  if (waits !== null || total === null) return ''
  const { can, cannot } = total
  const rest = cannot === 0 ? '' : `，${count(cannot)} ${letterSubjects[kind].slice(0, 1)}不出具，原因列在后面`
  return `可出具 ${count(can)} 份${rest}。出具即编号、定稿，不能修改，只能作废重出；先在“模板和文号”核对正文。`
}

/** What the year still waits for. */
function Waits({ text }: { readonly text: string }) {
  const pathIn = useCyclePath()
  return (
    <div class="card">
      <div class="empty">
        <h2>现在还不能出具</h2>
        <p>{text}</p>
        <a class="btn" href={pathIn('/stages')}>
          查看流程
        </a>
      </div>
    </div>
  )
}

function CandidateRow({ line, cycle }: { readonly line: LetterCandidateLine; readonly cycle: string }) {
  const pathIn = useCyclePath()
  const { subject, parcelCode, receiver, townCode, about, cannot } = line
  return (
    <tr>
      <th scope="row" class="nb">
        {parcelCode === null ? subject : <a href={pathIn(parcelPath(cycle, parcelCode))}>{parcelCode}</a>}
      </th>
      <td class="letter-wrap">{receiver === '' ? '未填' : receiver}</td>
      <td class="nb">{townCode === null ? '' : (townName(townCode) ?? townCode)}</td>
      <td>{about}</td>
      <td>{cannot === null ? <span class="badge badge-ok">可出具</span> : <span class="sub">{cannot}</span>}</td>
      <td />
    </tr>
  )
}
