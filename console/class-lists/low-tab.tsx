import { useState } from 'preact/hooks'
import type { LowEfficiencyLine } from '#core/api/class-list-shapes.ts'
import { endpoints } from '#core/api/table.ts'
import { stayOriginNames, stayOrigins } from '#core/class-lists/origin.ts'
import { landText } from '#core/decision-overview/land-text.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { mayAsk } from '../frame/entries.ts'
import { Choice } from '../list/choice.tsx'
import { ListCard } from '../list/list-card.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { readRows } from '../list/read-rows.ts'
import { TownChoice } from '../list/town-choice.tsx'
import { TypedFilter } from '../list/typed-filter.tsx'
import { useQueryFilter } from '../list/use-query-filter.ts'
import { useSession } from '../session/session.ts'
import { ActsCard } from './acts-card.tsx'
import { ListActForm, type ListGround } from './list-act-form.tsx'
import { LowRow } from './low-row.tsx'

const pageSize = 50
const names = ['day', 'town', 'origin', 'q'] as const
/** A parcel whose disposal is completed: the act that takes it off stands open. */
const leaving = 'off'

interface Open {
  readonly ground: ListGround
  readonly codes: readonly string[]
}

interface Counted {
  readonly total: number
  readonly area: number
  readonly waiting: number
}

/** 低效产业用地清单, as it stands or stood on a day, with the decisions behind it. */
export function LowTab({ cycle }: { readonly cycle: string }) {
  const { call, account, today } = useSession()
  const { of, set, clear } = useQueryFilter(names)
  const [counted, setCounted] = useState<Counted | null>(null)
  const mayDecide = mayAsk('recordListAct', account.role)
  const [open, setOpen] = useState<Open | null>(() => {
    const code = of(leaving)
    return mayDecide && code !== '' ? { ground: 'disposed', codes: [code] } : null
  })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [round, setRound] = useState(0)
  const filter = Object.fromEntries(
    names.flatMap((name) => (of(name).trim() === '' ? [] : [[name, of(name).trim()] as const])),
  )
  const source = useCursorRows<LowEfficiencyLine>({
    question: JSON.stringify([filter, round]),
    ask: async (cursor, signal) => {
      const page = await call('lowEfficiencyList', { query: { ...filter, limit: pageSize, cursor } }, signal)
      setCounted(page)
      return page
    },
  })
  const isPast = of('day') !== '' && of('day') < today
  const close = (): void => {
    setOpen(null)
    set(leaving, '')
  }
  const decided = (): void => {
    close()
    setChosen(new Set())
    setRound(round + 1)
  }
  const choose = (code: string, isChosen: boolean): void => {
    const next = new Set(chosen)
    if (isChosen) next.add(code)
    else next.delete(code)
    setChosen(next)
  }
  return (
    <div class="stack class-lists">
      {open !== null && (
        <ListActForm
          key={open.ground}
          cycle={cycle}
          ground={open.ground}
          codes={open.codes}
          waiting={counted?.waiting ?? 0}
          onDone={decided}
          onCancel={close}
        />
      )}
      {mayDecide && open === null && (
        <div class="row no-print">
          <button type="button" class="btn btn-fill" onClick={() => setOpen({ ground: 'c-decision', codes: [] })}>
            <Icon name="plus" />
            列入地块
          </button>
          {counted !== null && counted.waiting > 0 && (
            <button type="button" class="btn" onClick={() => setOpen({ ground: 'imported', codes: [] })}>
              {`列入汇入的 ${count(counted.waiting)} 宗`}
            </button>
          )}
          {chosen.size > 0 && (
            <button type="button" class="btn" onClick={() => setOpen({ ground: 'disposed', codes: [...chosen] })}>
              {`移出所选 ${count(chosen.size)} 宗`}
            </button>
          )}
        </div>
      )}
      <div class="list-tools no-print">
        <label class="with-icon">
          <span class="nb">截至</span>
          <input
            class="input"
            type="date"
            max={today}
            value={of('day')}
            onChange={(event) => set('day', event.currentTarget.value)}
          />
        </label>
        <TownChoice value={of('town')} onValue={(value) => set('town', value)} />
        <Choice
          label="列入原因"
          value={of('origin')}
          choices={stayOrigins.map((one) => [one, stayOriginNames[one]])}
          onValue={(value) => set('origin', value)}
        />
        <TypedFilter label="地块编码" placeholder="地块编码" value={of('q')} onValue={(value) => set('q', value)} />
        {Object.keys(filter).length > 0 && (
          <button type="button" class="link" onClick={clear}>
            清除筛选
          </button>
        )}
        <a
          class="btn"
          href={addressOf(endpoints.exportLowEfficiency, { query: filter })}
          download="低效产业用地清单.xlsx"
        >
          <Icon name="download" />
          导出清单
        </a>
      </div>
      {counted !== null && (
        <p class="sub" role="status">
          {isPast ? `${of('day')} 的清单：` : ''}
          <span class="nb">{`${count(counted.total)} 宗，${landText(counted.area)}`}</span>
        </p>
      )}
      <ListCard
        label="低效产业用地清单"
        heads={['地块', '街镇/园区', '土地面积（m²）', '列入', '决定', ...(isPast ? ['其后'] : [])]}
        figures={['土地面积（m²）']}
        isWide
        lines={readRows(source)}
        failure={source.failure}
        onRetry={source.askAgain}
        row={(line) => (
          <LowRow
            key={line.parcelCode}
            cycle={cycle}
            line={line}
            isPast={isPast}
            chosen={mayDecide && !isPast ? chosen.has(line.parcelCode) : null}
            onChoose={choose}
          />
        )}
        emptyTitle={Object.keys(filter).length > 0 ? '没有符合条件的地块' : '清单上还没有地块'}
        emptyText="年度审定后，D 类地块自动列入；C 类和汇入的由专班决定列入。"
      />
      <MoreRows source={source} unit="宗" of={counted?.total ?? null} />
      {mayAsk('classListActs', account.role) && account.role !== 'department' && (
        <ActsCard about="list" round={round} onUndone={() => setRound(round + 1)} />
      )}
    </div>
  )
}
