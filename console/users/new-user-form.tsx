import { useState } from 'preact/hooks'
import { type Role, roleNamed, roleNames, roles } from '#core/access/role.ts'
import { departments } from '#core/vocabulary/department.ts'
import { towns } from '#core/vocabulary/district.ts'
import { EntryField } from '../entry/entry-field.tsx'
import { EntryForm } from '../entry/entry-form.tsx'
import type { EntryFault } from '../entry/set-up-entry.ts'
import { useSession } from '../session/session.ts'
import type { MadeLink } from './one-time-link.tsx'

interface NewUser {
  readonly name: string
  readonly username: string
  readonly person: string
  readonly role: Role | null
  readonly org: string
  readonly identity: string
}

export interface NewUserFormProps {
  readonly onMade: (made: MadeLink) => void
  readonly onCancel: () => void
  /** Accounts may be bound to an identity provider. */
  readonly singleSignOn: boolean
}

/** 新建账号: who, in which role, of which organisation; the person sets the password by a link. */
export function NewUserForm({ onMade, onCancel, singleSignOn }: NewUserFormProps) {
  const { call } = useSession()
  const [role, setRole] = useState<Role>('town')
  const send = async ({ name, username, person, org, identity }: NewUser): Promise<void> => {
    const { account, link } = await call('createAccount', {
      body: {
        name,
        username,
        person,
        role,
        ...(org === '' ? {} : { org }),
        ...(identity === '' ? {} : { identity }),
      },
    })
    onMade({ username: account.username, link })
  }
  return (
    <section class="card card-body stack" aria-label="新建账号">
      <h2>新建账号</h2>
      <p class="sub">一人可有几个业务账号；系统管理、安全管理、审计、业务四类权限不可兼任，按工号核对。</p>
      <EntryForm verb="新建" read={readUser} faultOf={faultOf} send={send} focus="username">
        <div class="users-form">
          <EntryField label="姓名" name="name" autocomplete="off" maxLength={60} isFirst />
          <EntryField label="账号" name="username" autocomplete="off" maxLength={60} />
          <EntryField label="工号（核对兼任用）" name="person" autocomplete="off" maxLength={40} />
          <label class="field">
            <span class="label">角色</span>
            <select
              class="select"
              name="role"
              value={role}
              onChange={(event) => setRole(roleNamed(event.currentTarget.value) ?? role)}
            >
              {roles.map((code) => (
                <option key={code} value={code}>
                  {roleNames[code]}
                </option>
              ))}
            </select>
          </label>
          <Organisation role={role} />
          {singleSignOn && <EntryField label="统一身份（选填）" name="identity" autocomplete="off" maxLength={200} />}
        </div>
      </EntryForm>
      <button type="button" class="link" onClick={onCancel}>
        取消
      </button>
    </section>
  )
}

/** What the role belongs to: a town, a department, a firm, or nothing. */
function Organisation({ role }: { readonly role: Role }) {
  if (role === 'enterprise' || role === 'third-party') {
    return <EntryField label="统一社会信用代码" name="org" autocomplete="off" maxLength={18} />
  }
  const options = role === 'department' ? departments : role === 'town' || role === 'town-reviewer' ? towns : []
  if (options.length === 0) return null
  return (
    <label class="field">
      <span class="label">{role === 'department' ? '部门' : '街镇/园区'}</span>
      <select class="select" name="org" key={role}>
        {options.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

function readUser(form: FormData): NewUser {
  const text = (name: string): string => String(form.get(name) ?? '').trim()
  return {
    name: text('name'),
    username: text('username'),
    person: text('person'),
    role: roleNamed(text('role')),
    org: text('org'),
    identity: text('identity'),
  }
}

function faultOf({ name, username, person, role, org }: NewUser): EntryFault | null {
  const blank = (field: string, title: string): EntryFault => ({
    field,
    title,
    detail: '未填。',
    action: `请填写${title}。`,
  })
  if (name === '') return blank('name', '姓名')
  if (username === '') return blank('username', '账号')
  if (person === '') return blank('person', '工号')
  return (role === 'enterprise' || role === 'third-party') && org === '' ? blank('org', '统一社会信用代码') : null
}
