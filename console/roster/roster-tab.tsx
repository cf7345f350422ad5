import { useState } from 'preact/hooks'
import type { RosterLine } from '#core/api/roster.ts'
import { endpoints } from '#core/api/table.ts'
import { rosterDutyNames, termStateNames } from '#core/roster/entry.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { ListCard } from '../list/list-card.tsx'
import { useSession } from '../session/session.ts'
import { RosterEntryForm } from './entry-form.tsx'
import { GapsCard } from './gaps-card.tsx'
import { RosterImport } from './import-card.tsx'

type Open = { readonly kind: 'entry'; readonly line: RosterLine | null } | { readonly kind: 'import' }
const looks = { coming: 'badge badge-info', current: 'badge badge-ok', past: 'badge' } as const

/** 名册: who is asked for what, with what is still missing. */
export function RosterTab() {
  const { account } = useSession()
  const { value, failure, askAgain } = useAnswer('roster', {})
  const [open, setOpen] = useState<Open | null>(null)
  const [isAll, setAll] = useState(false)
  const mayWrite = mayAsk('saveRosterEntry', account.role)
  const close = (): void => setOpen(null)
  const done = (): void => {
    close()
    askAgain()
  }
  const items = value?.items.filter(({ state }) => isAll || state !== 'past') ?? null
  return (
    <div class="stack">
      <div class="row">
        {mayWrite && open === null && (
          <>
            <button type="button" class="btn btn-fill" onClick={() => setOpen({ kind: 'entry', line: null })}>
              <Icon name="plus" />
              新增
            </button>
            <button type="button" class="btn" onClick={() => setOpen({ kind: 'import' })}>
              <Icon name="upload" />
              导入名册
            </button>
          </>
        )}
        <a class="btn" href={addressOf(endpoints.exportRoster, {})} download="专班名册.xlsx">
          <Icon name="download" />
          导出名册
        </a>
        <label class="tick">
          <input type="checkbox" checked={isAll} onChange={(event) => setAll(event.currentTarget.checked)} />
          显示已卸任
        </label>
      </div>
      {open?.kind === 'entry' && (
        <RosterEntryForm key={open.line?.id ?? ''} line={open.line} onDone={done} onCancel={close} />
      )}
      {open?.kind === 'import' && <RosterImport onDone={done} onCancel={close} />}
      {value !== null && <GapsCard gaps={value.gaps} />}
      <ListCard
        label="专班名册"
        heads={['单位', '岗位', '姓名', '电话', '账号', '任期']}
        isWide
        lines={items}
        failure={failure}
        onRetry={askAgain}
        row={(line) => <RosterRow key={line.id} line={line} onChange={mayWrite ? setOpen : null} />}
        emptyTitle="名册还是空的"
        emptyText="逐条新增，或导出空表填好后导入；谁该有人、谁还没有，见上面的缺口。"
      />
    </div>
  )
}

interface RosterRowProps {
  readonly line: RosterLine
  readonly onChange: ((open: Open) => void) | null
}

function RosterRow({ line, onChange }: RosterRowProps) {
  const { officeName, section, duty, name, phone, account, from, until, state, standsIn } = line
  return (
    <tr>
      <th scope="row">
        {officeName}
        {section !== '' && <span class="cap roster-below">{section}</span>}
      </th>
      <td>
        {rosterDutyNames[duty]}
        {standsIn && <span class="badge badge-warn roster-after">代联系人</span>}
      </td>
      <td>{name}</td>
      <td class="nb">{phone || '—'}</td>
      <td>{account ?? '—'}</td>
      <td>
        <span class={looks[state]}>{termStateNames[state]}</span>
        <span class="cap roster-below nb">{`${from} 至 ${until ?? '今'}`}</span>
      </td>
      <td>
        {onChange !== null && (
          <button type="button" class="btn btn-s" onClick={() => onChange({ kind: 'entry', line })}>
            更改
            <span class="vh">{`${officeName} ${name}`}</span>
          </button>
        )}
      </td>
    </tr>
  )
}
