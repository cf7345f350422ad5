import '../base-map.css'
import { useState } from 'preact/hooks'
import type { BaseEntry } from '#core/api/base-parcels.ts'
import { entryStateNames, entryStates } from '#core/base-map/entry-state.ts'
import { baseSourceKinds, sourceKindNames, sourceKinds } from '#core/base-map/source-kind.ts'
import { useChanged } from '../../data/changed.ts'
import { PageHead } from '../../frame/page-head.tsx'
import { Choice } from '../../list/choice.tsx'
import { CountedList } from '../../list/counted-list.tsx'
import { useCountedRows } from '../../list/counted-rows.ts'
import { TypedFilter } from '../../list/typed-filter.tsx'
import { useQueryFilter } from '../../list/use-query-filter.ts'
import { baseEntriesPath } from '../../route/base-map-route.ts'
import { useSession } from '../../session/session.ts'
import { BaseMapFamily } from '../family.tsx'
import { mayBring } from '../keeper.ts'
import { entryColumns } from './entry-columns.tsx'
import { EntryDetail } from './entry-detail.tsx'
import { EventForm } from './event-form.tsx'

const kinds = sourceKinds.filter((kind) => !baseSourceKinds.some((base) => base === kind))
const matchings = ['yes', 'no'] as const
const matchedNames: Readonly<Record<(typeof matchings)[number], string>> = { yes: '已对应地块', no: '未对应地块' }

/** 名单与线索: lines of the lists that were brought in and leads of change, with the parcels they touch. */
export function BaseEntriesPage() {
  const { call, account } = useSession()
  const { of, set, clear } = useQueryFilter(['kind', 'state', 'matched', 'parcel', 'q'])
  const [round, setRound] = useState(0)
  const [isNoting, setNoting] = useState(false)
  const [opened, setOpened] = useState<BaseEntry | null>(null)
  const kind = kinds.find((each) => each === of('kind'))
  const state = entryStates.find((each) => each === of('state'))
  const matched = matchings.find((each) => each === of('matched'))
  const filter = {
    ...(kind === undefined ? {} : { kind }),
    ...(state === undefined ? {} : { state }),
    ...(matched === undefined ? {} : { matched }),
    ...(of('parcel') === '' ? {} : { parcelCode: of('parcel') }),
    ...(of('q') === '' ? {} : { q: of('q') }),
  }
  const isNarrowed = Object.keys(filter).length > 0
  const rows = useCountedRows(`${JSON.stringify(filter)} ${round}`, (cursor, signal) =>
    call('baseEntries', { query: { ...filter, limit: 200, cursor } }, signal),
  )
  useChanged('baseEntries', () => setRound((before) => before + 1))
  const mayNote = mayBring(account, 'change')
  return (
    <>
      <PageHead title="名单与线索">
        {mayNote && !isNoting && (
          <button type="button" class="btn btn-fill" onClick={() => setNoting(true)}>
            登记变更线索
          </button>
        )}
      </PageHead>
      <BaseMapFamily present={baseEntriesPath} />
      <p class="sub">
        国企“四个一批”、以往低效清单、处置计划和变更线索，不改动地块的值；对应到地块后，在地块页可以看到。
      </p>
      {isNoting && <EventForm onClose={() => setNoting(false)} />}
      <div class="list-tools no-print">
        <TypedFilter
          label="搜索名单与线索"
          placeholder="企业、编码、文号"
          value={of('q')}
          onValue={(q) => set('q', q)}
        />
        <Choice
          label="类型"
          value={kind ?? ''}
          choices={kinds.map((each) => [each, sourceKindNames[each]])}
          onValue={(value) => set('kind', value)}
        />
        <Choice
          label="对应"
          value={matched ?? ''}
          choices={matchings.map((each) => [each, matchedNames[each]])}
          onValue={(value) => set('matched', value)}
        />
        <Choice
          label="状态"
          value={state ?? ''}
          choices={entryStates.map((each) => [each, entryStateNames[each]])}
          onValue={(value) => set('state', value)}
        />
        <TypedFilter
          label="地块编码"
          placeholder="地块编码"
          value={of('parcel')}
          onValue={(code) => set('parcel', code)}
        />
        {isNarrowed && (
          <button type="button" class="link" onClick={clear}>
            清除筛选
          </button>
        )}
      </div>
      <div class={opened === null ? 'base-split' : 'base-split is-open'}>
        <CountedList
          {...rows}
          label="名单与线索"
          unit="条"
          columns={entryColumns}
          keyOf={({ id }) => id}
          onOpen={setOpened}
          empty={isNarrowed ? '没有符合条件的。' : '还没有名单或线索。在“导入记录”中导入名单，或在这里登记变更线索。'}
        />
        {opened !== null && (
          <EntryDetail
            key={`${opened.id} ${opened.revision}`}
            entry={opened}
            mayDecide={mayBring(account, opened.kind)}
            onEntry={setOpened}
            onClose={() => setOpened(null)}
          />
        )}
      </div>
    </>
  )
}
