import { useState } from 'preact/hooks'
import type { AuthorityLine, HandOverLine, ThirdPartyUnit } from '#core/api/third-parties.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { ListCard } from '../list/list-card.tsx'
import { useSession } from '../session/session.ts'
import { AuthoritiesList } from './authorities-list.tsx'
import { AuthorityForm } from './authority-form.tsx'
import { HandOverForm } from './hand-over-form.tsx'
import { ReasonCard } from './reason-card.tsx'
import { UnitForm } from './unit-form.tsx'
import { UnitsList } from './units-list.tsx'

type Open =
  | { readonly kind: 'unit'; readonly unit: ThirdPartyUnit | null }
  | { readonly kind: 'give'; readonly unit: ThirdPartyUnit }
  | { readonly kind: 'end' | 'hand-over'; readonly line: AuthorityLine }
  | { readonly kind: 'undo'; readonly line: HandOverLine }

/** 第三方单位: units, what they may do until when, and what passed from one to another. */
export function ThirdPartiesTab() {
  const { account, call } = useSession()
  const { value, failure, askAgain } = useAnswer('thirdParties', {})
  const [open, setOpen] = useState<Open | null>(null)
  const mayGive = mayAsk('giveAuthority', account.role)
  const units = value?.units ?? []
  const nameOf = (uscc: string): string => units.find((unit) => unit.uscc === uscc)?.name ?? uscc
  const close = (): void => setOpen(null)
  const done = (): void => {
    close()
    askAgain()
  }
  return (
    <div class="stack">
      {mayGive && open === null && (
        <div class="row">
          <button type="button" class="btn btn-fill" onClick={() => setOpen({ kind: 'unit', unit: null })}>
            <Icon name="plus" />
            登记单位
          </button>
        </div>
      )}
      {open?.kind === 'unit' && <UnitForm unit={open.unit} onDone={done} onCancel={close} />}
      {open?.kind === 'give' && <AuthorityForm unit={open.unit} onDone={done} onCancel={close} />}
      {open?.kind === 'hand-over' && (
        <HandOverForm
          authority={open.line}
          unitName={nameOf(open.line.uscc)}
          others={units.filter(({ uscc }) => uscc !== open.line.uscc)}
          onDone={done}
          onCancel={close}
        />
      )}
      {open?.kind === 'end' && (
        <ReasonCard
          title={`终止授权：${nameOf(open.line.uscc)}`}
          text="终止后该单位即刻看不到这份授权内的地块；已填的内容保留，留有单位和姓名。"
          verb="终止授权"
          send={async (reason) => {
            await call('endAuthority', { params: { id: open.line.id }, body: { reason } })
            done()
          }}
          onCancel={close}
        />
      )}
      {open?.kind === 'undo' && (
        <ReasonCard
          title={`撤回移交：${nameOf(open.line.fromUscc)} → ${nameOf(open.line.toUscc)}`}
          text={`${count(open.line.parcels)} 宗地块回到原单位；接收单位已经填写过的，不能撤回。`}
          verb="撤回移交"
          send={async (reason) => {
            await call('undoHandOver', { params: { id: open.line.id }, body: { reason } })
            done()
          }}
          onCancel={close}
        />
      )}
      <UnitsList
        units={value?.units ?? null}
        failure={failure}
        onRetry={askAgain}
        mayGive={mayGive}
        onChange={(unit) => setOpen({ kind: 'unit', unit })}
        onGive={(unit) => setOpen({ kind: 'give', unit })}
      />
      {account.role !== 'admin' && value !== null && units.length > 0 && (
        <AuthoritiesList
          lines={value.authorities}
          nameOf={nameOf}
          failure={null}
          onRetry={askAgain}
          onEnd={(line) => setOpen({ kind: 'end', line })}
          onHandOver={(line) => setOpen({ kind: 'hand-over', line })}
        />
      )}
      {value !== null && value.handOvers.length > 0 && (
        <HandOversList lines={value.handOvers} nameOf={nameOf} onUndo={(line) => setOpen({ kind: 'undo', line })} />
      )}
    </div>
  )
}

interface HandOversListProps {
  readonly lines: readonly HandOverLine[]
  readonly nameOf: (uscc: string) => string
  readonly onUndo: (line: HandOverLine) => void
}

function HandOversList({ lines, nameOf, onUndo }: HandOversListProps) {
  return (
    <ListCard
      label="移交记录"
      heads={['移交', '地块', '经办', '原因', '状态']}
      isWide
      lines={lines}
      failure={null}
      onRetry={() => undefined}
      row={(line) => (
        <tr key={line.id}>
          <th scope="row">
            {nameOf(line.fromUscc)}
            <span class="roster-below">{` → ${nameOf(line.toUscc)}`}</span>
          </th>
          <td class="nb">{`${count(line.parcels)} 宗（未完成 ${count(line.unfinished)} 宗）`}</td>
          <td>{`${instantInTable(line.at)} ${line.by}`}</td>
          <td class="roster-text">{line.reason}</td>
          <td>
            {line.undone === null ? (
              <span class="badge badge-ok">已移交</span>
            ) : (
              <span class="badge" title={line.undone.reason}>{`${line.undone.by}已撤回`}</span>
            )}
          </td>
          <td>
            {line.mayChange && line.undone === null && (
              <button type="button" class="btn btn-s" onClick={() => onUndo(line)}>
                撤回
              </button>
            )}
          </td>
        </tr>
      )}
      emptyTitle="还没有移交"
      emptyText=""
    />
  )
}
