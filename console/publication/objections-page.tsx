import type { ObjectionSummary } from '#core/api/objections.ts'
import { contestedItemNames } from '#core/objection/contested-item.ts'
import { objectionChannelNames } from '#core/objection/state.ts'
import { townName, towns } from '#core/vocabulary/district.ts'
import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { Choice } from '../list/choice.tsx'
import { useCountedRows } from '../list/counted-rows.ts'
import { ListCard } from '../list/list-card.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { readRows } from '../list/read-rows.ts'
import { TownChoice } from '../list/town-choice.tsx'
import { TypedFilter } from '../list/typed-filter.tsx'
import { useQueryFilter } from '../list/use-query-filter.ts'
import { objectionPath } from '../route/publication-route.ts'
import { useSession } from '../session/session.ts'
import { ObjectionStateBadge, Verdict } from './badges.tsx'
import { ReEvaluationCard } from './re-evaluation-card.tsx'
import { Section } from './section.tsx'
import { objectionDueText } from './words.ts'

const onlies = [
  ['mine', '待我办理'],
  ['open', '未办结'],
  ['overdue', '已逾期'],
  ['late', '逾期提出'],
  ['accepted', '待重新评估'],
  ['closed', '已办结'],
] as const

/** 异议: those the reader may see, what is to be answered first. */
export function ObjectionsPage() {
  const { call, account } = useSession()
  const cycle = useCycle()
  const { of, set } = useQueryFilter(['only', 'town', 'q'])
  const counted = useAnswer('objections', { query: { cycle, limit: 1 } })
  const counts = counted.value?.counts
  const isFirm = account.role === 'enterprise'
  const isDistrict = account.role === 'district' || account.role === 'auditor'
  const offered = onlies.filter(
    ([key]) => (key !== 'mine' || account.role !== 'auditor') && (key !== 'accepted' || !isFirm),
  )
  const only = offered.map(([key]) => key).find((key) => key === of('only'))
  const town = isDistrict ? towns.find(({ code }) => code === of('town'))?.code : undefined
  const q = of('q').trim()
  const query = {
    cycle,
    ...(only === undefined ? {} : { only }),
    ...(town === undefined ? {} : { town }),
    ...(q === '' ? {} : { q }),
  }
  const rows = useCountedRows(JSON.stringify(query), (cursor, signal) =>
    call('objections', { query: { ...query, limit: 100, cursor } }, signal),
  )
  const isNarrowed = only !== undefined || town !== undefined || q !== ''
  const choices = offered.map(
    ([key, name]) => [key, counts === undefined ? name : `${name}（${count(counts[key])}）`] as const,
  )
  return (
    <Section chosen="objections">
      {mayAsk('objectionReEvaluation', account.role) && <ReEvaluationCard cycle={cycle} />}
      <div class="list-tools no-print">
        <Choice label="状态" value={only ?? ''} choices={choices} onValue={(value) => set('only', value)} />
        {isDistrict && <TownChoice value={town ?? ''} onValue={(value) => set('town', value)} />}
        <TypedFilter
          label="地块编码、企业或信用代码"
          placeholder="地块编码、企业或信用代码"
          value={q}
          onValue={(value) => set('q', value)}
        />
        {rows.amount !== null && <span class="cap nb">{`共 ${count(rows.amount)} 件`}</span>}
      </div>
      <ListCard
        label="公示异议"
        isWide
        heads={['地块', '主体', '街镇', '公示类别', '异议内容', '状态', '答复期限']}
        lines={readRows(rows.source)}
        failure={rows.source.failure}
        onRetry={rows.source.askAgain}
        row={(line: ObjectionSummary) => <ObjectionLine key={line.id} line={line} />}
        emptyTitle={isNarrowed ? '没有符合条件的异议' : `${cycle}年度还没有异议`}
        emptyText={emptyText(isNarrowed, isFirm)}
      />
      <MoreRows source={rows.source} unit="件" of={rows.amount} />
    </Section>
  )
}

function emptyText(isNarrowed: boolean, isFirm: boolean): string {
  if (isNarrowed) return '换一个条件再看。'
  return isFirm
    ? '在“公示”中打开公示，找到本企业的地块，点“提出异议”。'
    : '企业在线提出，或街镇代录纸质异议后，会列在这里。'
}

function ObjectionLine({ line }: { readonly line: ObjectionSummary }) {
  const pathIn = useCyclePath()
  const isOverdue = line.daysLeft !== null && line.daysLeft < 0
  return (
    <tr>
      <th scope="row">
        <a class="nb" href={pathIn(objectionPath(line.id))}>
          {line.parcelCode}
        </a>
        <span class="cap publication-below">{`第 ${line.number} 件`}</span>
      </th>
      <td class="publication-wide">
        {line.firmName}
        <span class="cap publication-below">{objectionChannelNames[line.channel]}</span>
      </td>
      <td class="nb">{line.townCode === null ? '' : townName(line.townCode)}</td>
      <td>
        <Verdict verdict={line.verdict} />
      </td>
      <td>{line.items.map((item) => contestedItemNames[item]).join('、')}</td>
      <td>
        <ObjectionStateBadge state={line.state} />
        {line.decision !== null && <span class="cap publication-below">{line.decision}</span>}
      </td>
      <td class="nb">
        <span class={isOverdue ? 'publication-late' : ''}>{objectionDueText(line)}</span>
        {line.late && <span class="cap publication-below">逾期提出</span>}
      </td>
      <td />
    </tr>
  )
}
