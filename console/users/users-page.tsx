import './users.css'
import '../account/account.css'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { roleNames, roles } from '#core/access/role.ts'
import type { AccountLine } from '#core/api/accounts.ts'
import { Icon } from '#ui/icon.tsx'
import { instantText } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { useAct } from '../act/use-act.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { ListCard } from '../list/list-card.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { navigate, usePlace } from '../route/place.ts'
import { userImportPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { useAbout } from '../session/use-about.ts'
import { NewUserForm } from './new-user-form.tsx'
import { type MadeLink, OneTimeLink } from './one-time-link.tsx'
import { UserActs } from './user-acts.tsx'
import { factorBadge, scopeWord, usersAddress } from './user-words.ts'

const pageSize = 100

/** 用户: who has an account, and what each role may do about it. */
export function UsersPage() {
  const { account, call } = useSession()
  const about = useAbout(call)
  const { query } = usePlace()
  const [cursors, setCursors] = useState<readonly string[]>([])
  const [isAdding, setAdding] = useState(false)
  const [made, setMade] = useState<MadeLink | null>(null)
  const act = useAct()
  const [q, role] = [query.get('q') ?? '', query.get('role') ?? '']
  const known = roles.find((code) => code === role)
  const cursor = cursors.at(-1)
  const { value, failure, askAgain } = useAnswer('accounts', {
    query: {
      limit: pageSize,
      ...(q === '' ? {} : { q }),
      ...(known === undefined ? {} : { role: known }),
      ...(cursor === undefined ? {} : { cursor }),
    },
  })
  const show = (words: string, of: string): void => {
    setCursors([])
    navigate(usersAddress(words, of), { replace: true })
  }
  const next = value?.nextCursor ?? null
  return (
    <>
      <PageHead title="用户" beside={value !== null && <span class="sub">{`${count(value.total)} 个账号`}</span>}>
        {mayAsk('createAccounts', account.role) && (
          <a class="btn" href={userImportPath}>
            批量开户
          </a>
        )}
        {mayAsk('createAccount', account.role) && !isAdding && made === null && (
          <button type="button" class="btn btn-fill" onClick={() => setAdding(true)}>
            <Icon name="plus" />
            新建账号
          </button>
        )}
      </PageHead>
      <p class="sub">
        系统、安全、审计、业务四类权限不可兼任。系统管理建账号和重设密码，安全管理管会话、锁定和二次验证。
      </p>
      {isAdding && (
        <NewUserForm
          singleSignOn={about?.singleSignOn === true}
          onCancel={() => setAdding(false)}
          onMade={(link) => {
            setAdding(false)
            setMade(link)
            askAgain()
          }}
        />
      )}
      {made !== null && <OneTimeLink made={made} onClose={() => setMade(null)} />}
      {act.failure !== null && <FailureNotice failure={act.failure} />}
      <div class="list-tools">
        <label class="list-search">
          <span class="vh">查找姓名、账号、单位</span>
          <Icon name="search" />
          <input
            class="input"
            type="search"
            placeholder="姓名、账号、单位代码"
            value={q}
            maxLength={60}
            onChange={(event) => show(event.currentTarget.value.trim(), role)}
          />
        </label>
        <select class="select" aria-label="角色" value={role} onChange={(event) => show(q, event.currentTarget.value)}>
          <option value="">全部角色</option>
          {roles.map((code) => (
            <option key={code} value={code}>
              {roleNames[code]}
            </option>
          ))}
        </select>
      </div>
      <ListCard
        label="账号清单"
        heads={['姓名', '账号', '角色', '范围', '二次验证', '上次登录', '状态']}
        isWide
        lines={value?.items ?? null}
        failure={failure}
        onRetry={askAgain}
        row={(line) => (
          <UserRow key={line.username} line={line}>
            <UserActs line={line} act={act} onChanged={askAgain} onLink={setMade} />
          </UserRow>
        )}
        emptyTitle="没有符合条件的账号"
        emptyText="请换个姓名、账号或角色再查。"
      />
      {(cursors.length > 0 || next !== null) && (
        <div class="row">
          {cursors.length > 0 && (
            <button type="button" class="btn" onClick={() => setCursors(cursors.slice(0, -1))}>
              上一页
            </button>
          )}
          {next !== null && (
            <button type="button" class="btn" onClick={() => setCursors([...cursors, next])}>
              下一页
            </button>
          )}
        </div>
      )}
    </>
  )
}

function UserRow({ line, children }: { readonly line: AccountLine; readonly children: ComponentChildren }) {
  const { today } = useSession()
  const factor = factorBadge(line)
  return (
    <tr>
      <th scope="row">{line.name}</th>
      <td>{line.username}</td>
      <td>{roleNames[line.role]}</td>
      <td>{scopeWord(line)}</td>
      <td>
        <span class={factor.look}>{factor.word}</span>
      </td>
      <td>{line.lastSignInAt === null ? '从未' : instantText(line.lastSignInAt, today)}</td>
      <td>
        {!line.active && <span class="badge">已停用</span>}
        {line.active && line.lockedUntil !== null && (
          <span class="badge badge-err">{`锁定至 ${instantText(line.lockedUntil, today)}`}</span>
        )}
        {line.active && line.lockedUntil === null && <span class="badge badge-ok">正常</span>}
      </td>
      <td>{children}</td>
    </tr>
  )
}
