import { useState } from 'preact/hooks'
import type { LetterSummary } from '#core/api/letter-shapes.ts'
import { endpoints } from '#core/api/table.ts'
import { type LetterState, letterStateNames, letterStates } from '#core/letter/delivery.ts'
import { letterKindNames, letterKinds } from '#core/letter/kind.ts'
import { townName, towns } from '#core/vocabulary/district.ts'
import { addressOf } from '#ui/client-address.ts'
import { count } from '#ui/number.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { useChanged } from '../data/changed.ts'
import { mayAsk } from '../frame/entries.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { Choice } from '../list/choice.tsx'
import { ListCard } from '../list/list-card.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { readRows } from '../list/read-rows.ts'
import { TownChoice } from '../list/town-choice.tsx'
import { TypedFilter } from '../list/typed-filter.tsx'
import { useQueryFilter } from '../list/use-query-filter.ts'
import { letterPath } from '../route/letter-route.ts'
import { useSession } from '../session/session.ts'
import { LetterStateBadge } from './letter-state-badge.tsx'
import { deliveryText } from './words.ts'

const pageSize = 100

type Counts = Readonly<Partial<Record<LetterState, number>>>

/** The letters the reader may see, the newest first, by where they stand. */
export function ListTab({ cycle }: { readonly cycle: string }) {
  const { call, account } = useSession()
  const { of, set } = useQueryFilter(['kind', 'state', 'town', 'q'])
  const [counts, setCounts] = useState<Counts>({})
  const isDistrict = account.role === 'district' || account.role === 'auditor'
  const kind = letterKinds.find((one) => one === of('kind'))
  const state = letterStates.find((one) => one === of('state'))
  const town = isDistrict ? towns.find(({ code }) => code === of('town'))?.code : undefined
  const q = of('q').trim()
  const query = {
    cycle,
    ...(kind === undefined ? {} : { kind }),
    ...(state === undefined ? {} : { state }),
    ...(town === undefined ? {} : { town }),
    ...(q === '' ? {} : { q }),
  }
  const source = useCursorRows({
    question: JSON.stringify(query),
    ask: async (cursor, signal) => {
      const page = await call('formalLetters', { query: { ...query, limit: pageSize, cursor } }, signal)
      setCounts(page.counts)
      return page
    },
  })
  useChanged('formalLetters', source.askAgain)
  const isNarrowed = kind !== undefined || state !== undefined || town !== undefined || q !== ''
  const amount = state === undefined ? sumOf(counts) : (counts[state] ?? null)
  return (
    <>
      <div class="list-tools no-print">
        <Choice
          label="函件"
          value={kind ?? ''}
          choices={letterKinds.map((one) => [one, letterKindNames[one]] as const)}
          onValue={(value) => set('kind', value)}
        />
        <Choice
          label="状态"
          value={state ?? ''}
          choices={letterStates.map((one) => [one, stateChoice(one, counts)] as const)}
          onValue={(value) => set('state', value)}
        />
        {isDistrict && <TownChoice value={town ?? ''} onValue={(value) => set('town', value)} />}
        <TypedFilter
          label="文号、收件单位或地块编码"
          placeholder="文号、收件单位或地块编码"
          value={q}
          onValue={(value) => set('q', value)}
        />
        {mayAsk('exportFormalLetters', account.role) && (
          <a class="btn" href={addressOf(endpoints.exportFormalLetters, { query })} download>
            导出送达清单
          </a>
        )}
      </div>
      {(counts.overdue ?? 0) > 0 && state === undefined && (
        <p class="banner banner-warn" role="status">
          <span class="banner-text">{`${count(counts.overdue ?? 0)} 份过了送达期限，还没有送达记录。`}</span>
          <button type="button" class="btn btn-s" onClick={() => set('state', 'overdue')}>
            查看
          </button>
        </p>
      )}
      <ListCard
        label="函件清单"
        heads={['文号', '收件单位', '地块', '出具', '状态', '送达']}
        lines={readRows(source)}
        failure={source.failure}
        onRetry={source.askAgain}
        row={(line: LetterSummary) => <LetterRow key={line.id} line={line} />}
        emptyTitle={isNarrowed ? '没有符合条件的函件' : `${cycle}年度还没有函件`}
        emptyText={emptyText(isNarrowed, account.role === 'district')}
      />
      <MoreRows source={source} unit="份" of={amount} />
    </>
  )
}

function sumOf(counts: Counts): number | null {
  const known = letterStates.flatMap((state) => counts[state] ?? [])
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0)
}

function stateChoice(state: LetterState, counts: Counts): string {
  const known = counts[state]
  return known === undefined ? letterStateNames[state] : `${letterStateNames[state]}（${count(known)}）`
}

function emptyText(isNarrowed: boolean, isDistrict: boolean): string {
  if (isNarrowed) return '换一个条件再看。'
  return isDistrict
    ? '在“出具”中选函件和对象，编号、日期、正文自动生成；催办函在“进度与催办”出具。'
    : '区专班出具后，会列在这里。'
}

function LetterRow({ line }: { readonly line: LetterSummary }) {
  const pathIn = useCyclePath()
  const { id, number, kind, receiver, parcelCode, townCode, issuedOn, by, state, openedAt } = line
  return (
    <tr>
      <th scope="row">
        <a class="nb" href={pathIn(letterPath(id))}>
          {number}
        </a>
        <span class="cap letter-below">{letterKindNames[kind]}</span>
      </th>
      <td class="letter-wrap">{receiver}</td>
      <td>
        <span class="nb">{parcelCode ?? ''}</span>
        <span class="cap letter-below">{townCode === null ? '' : (townName(townCode) ?? townCode)}</span>
      </td>
      <td class="nb">
        {issuedOn}
        <span class="cap letter-below">{by}</span>
      </td>
      <td>
        <LetterStateBadge state={state} />
      </td>
      <td class="nb">
        <span class={state === 'overdue' ? 'letter-overdue' : ''}>{deliveryText(line)}</span>
        {openedAt !== null && <span class="cap letter-below">{`企业 ${openedAt.slice(0, 10)} 查看`}</span>}
      </td>
      <td>
        <a
          class="btn btn-s"
          href={addressOf(endpoints.formalLetterFile, { params: { id }, query: { format: 'pdf' } })}
          download
        >
          PDF
          <span class="vh">{number}</span>
        </a>
      </td>
    </tr>
  )
}
