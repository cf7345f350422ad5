import { useState } from 'preact/hooks'
import type { ClassPolicyBody } from '#core/api/class-policies.ts'
import { directionNames } from '#core/class-lists/direction.ts'
import { departmentName } from '#core/vocabulary/department.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { useAct } from '../act/use-act.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { ListCard } from '../list/list-card.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { type Account, useSession } from '../session/session.ts'
import { ActsCard } from './acts-card.tsx'
import { ApplicationsCard } from './applications-card.tsx'
import { PolicyActForm } from './policy-act-form.tsx'
import { PolicyForm } from './policy-form.tsx'

type Open =
  | { readonly kind: 'edit'; readonly policy: ClassPolicyBody | null }
  | { readonly kind: 'apply'; readonly policy: ClassPolicyBody }
  | { readonly kind: 'end'; readonly policy: ClassPolicyBody; readonly codes: readonly string[] }

/** 差别化政策: the register, and which parcels each policy is applied to. */
export function MeasuresTab({ cycle }: { readonly cycle: string }) {
  const { account, call } = useSession()
  const { value, failure, askAgain } = useAnswer('classPolicies', {})
  const [open, setOpen] = useState<Open | null>(null)
  const [round, setRound] = useState(0)
  const loading = useAct()
  const mayWrite = mayAsk('saveClassPolicy', account.role)
  const done = (): void => {
    setOpen(null)
    setRound(round + 1)
    askAgain()
  }
  const items = value?.items ?? null
  return (
    <div class="stack class-lists">
      {mayWrite && open === null && (
        <div class="row no-print">
          <button type="button" class="btn btn-fill" onClick={() => setOpen({ kind: 'edit', policy: null })}>
            <Icon name="plus" />
            新增政策
          </button>
          {items?.length === 0 && (
            <button
              type="button"
              class={loading.running === null ? 'btn' : 'btn is-busy'}
              onClick={() => void loading.run('load', () => call('loadExamplePolicies', {}).then(askAgain))}
            >
              载入示例政策
            </button>
          )}
        </div>
      )}
      {loading.failure !== null && <FailureNotice failure={loading.failure} />}
      {open?.kind === 'edit' && (
        <PolicyForm key={open.policy?.id ?? ''} policy={open.policy} onDone={done} onCancel={() => setOpen(null)} />
      )}
      {(open?.kind === 'apply' || open?.kind === 'end') && (
        <PolicyActForm
          key={`${open.kind} ${open.policy.id}`}
          kind={open.kind}
          policy={open.policy}
          cycle={cycle}
          codes={open.kind === 'end' ? open.codes : []}
          onDone={done}
          onCancel={() => setOpen(null)}
        />
      )}
      <ListCard
        label="差别化政策"
        heads={['政策', '导向和类别', '来源', '责任部门', '有效期', '适用']}
        figures={['适用']}
        isWide
        lines={items}
        failure={failure}
        onRetry={askAgain}
        row={(policy) => (
          <PolicyRow
            key={policy.id}
            policy={policy}
            onEdit={mayWrite ? () => setOpen({ kind: 'edit', policy }) : null}
            onApply={mayApply(account, policy) ? () => setOpen({ kind: 'apply', policy }) : null}
          />
        )}
        emptyTitle="登记表还是空的"
        emptyText="区专班逐条新增；也可以先载入示例，再按正式文件逐条更改。"
      />
      <ApplicationsCard
        policies={items ?? []}
        round={round}
        mayEnd={(policy) => mayApply(account, policy)}
        onEnd={(policy, codes) => setOpen({ kind: 'end', policy, codes })}
      />
      {mayAsk('classListActs', account.role) && <ActsCard about="policies" round={round} onUndone={done} />}
    </div>
  )
}

/** A department applies what it answers for. */
function mayApply({ role, org }: Pick<Account, 'role' | 'org'>, { department }: ClassPolicyBody): boolean {
  return mayAsk('recordPolicyAct', role) && (role === 'district' || department === org)
}

interface PolicyRowProps {
  readonly policy: ClassPolicyBody
  readonly onEdit: (() => void) | null
  readonly onApply: (() => void) | null
}

function PolicyRow({ policy, onEdit, onApply }: PolicyRowProps) {
  const { name, label, content, direction, classes, document, clause, department, validFrom, validUntil } = policy
  return (
    <tr>
      <th scope="row">
        {name}
        {label !== null && <span class="badge badge-warn class-after">{label}</span>}
        <span class="cap class-below">{content}</span>
      </th>
      <td class="nb">{`${directionNames[direction]}  ${classes.join('、')}`}</td>
      <td class="class-words">
        {document}
        {clause !== '' && <span class="cap class-below">{clause}</span>}
      </td>
      <td>{department === null ? '区专班' : departmentName(department)}</td>
      <td>
        <span class="nb">{`${validFrom} 起`}</span>
        <span class="cap class-below nb">{validUntil === null ? '未定截止日' : `${validUntil} 止`}</span>
      </td>
      <td class="num nb">{`${count(policy.applied)} 宗`}</td>
      <td>
        <span class="row class-acts">
          {onApply !== null && (
            <button type="button" class="btn btn-s" onClick={onApply}>
              适用
              <span class="vh">{name}</span>
            </button>
          )}
          {onEdit !== null && (
            <button type="button" class="btn btn-s" onClick={onEdit}>
              更改
              <span class="vh">{name}</span>
            </button>
          )}
        </span>
      </td>
    </tr>
  )
}
