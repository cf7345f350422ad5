import type { FirmShares } from '#core/api/tenancy.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { ListShapes } from '../list/list-shapes.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { readRows } from '../list/read-rows.ts'
import { TownChoice } from '../list/town-choice.tsx'
import { TypedFilter } from '../list/typed-filter.tsx'
import { useQueryFilter } from '../list/use-query-filter.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { parcelsAddress } from '../parcels/parcel-view.ts'
import { useSession } from '../session/session.ts'
import { FirmCard } from './firm-card.tsx'

const pageSize = 50

/** 分摊占比: firms whose shares do not add up, or all that stand on several parcels, with who has which share. */
export function SharesTab({ cycle }: { readonly cycle: string }) {
  const { call } = useSession()
  const pathIn = useCyclePath()
  const { of, set } = useQueryFilter(['only', 'uscc', 'town'])
  const only = of('only') === 'several' ? 'several' : 'off'
  const uscc = of('uscc').trim().toUpperCase()
  const town = of('town')
  const filter = { cycle, only, ...(uscc === '' ? {} : { uscc }), ...(town === '' ? {} : { town }) } as const
  const source = useCursorRows({
    question: JSON.stringify(filter),
    ask: (cursor, signal) => call('firmShares', { query: { ...filter, limit: pageSize, cursor } }, signal),
  })
  const firms = readRows(source)
  return (
    <>
      <div class="list-tools no-print">
        <select
          class="select"
          aria-label="只看"
          value={only}
          onChange={({ currentTarget }) => set('only', currentTarget.value === 'several' ? 'several' : '')}
        >
          <option value="off">合计不是 100% 的企业</option>
          <option value="several">在几宗地块上的全部企业</option>
        </select>
        <TownChoice value={town} onValue={(value) => set('town', value)} />
        <TypedFilter
          label="统一社会信用代码"
          placeholder="统一社会信用代码"
          value={uscc}
          onValue={(value) => set('uscc', value)}
        />
        <a class="link" href={pathIn(parcelsAddress({ code: 'X31' }))}>
          由两个街镇提交的地块（X31）
        </a>
      </div>
      {source.failure !== null && <FailureNotice failure={source.failure} onRetry={source.askAgain} />}
      {firms === null && source.failure === null && <ListShapes label="分摊占比" />}
      {firms !== null && firms.length === 0 && source.isTotalKnown && (
        <div class="card">
          <div class="empty">
            <h2>
              {uscc === ''
                ? only === 'off'
                  ? '各企业分摊比例合计都是 100%'
                  : '没有在几宗地块上的企业'
                : '没有这家企业'}
            </h2>
            <p>
              {uscc === ''
                ? '只在一宗地块上的企业可填任意比例，不在此列；不填按 100% 计。'
                : '请核对信用代码；不在您负责范围的企业不列出。'}
            </p>
          </div>
        </div>
      )}
      <ul class="tenancy-list">
        {(firms ?? []).map((firm: FirmShares) => (
          <li key={firm.uscc}>
            <FirmCard cycle={cycle} firm={firm} onDone={source.askAgain} />
          </li>
        ))}
      </ul>
      <MoreRows source={source} unit="家" of={null} />
    </>
  )
}
