import { useId, useState } from 'preact/hooks'
import type { Call } from '#ui/client.ts'
import { type FailureText, failureText } from '#ui/client-failure-text.ts'
import { Icon } from '#ui/icon.tsx'
import { Entrance } from './entrance.tsx'
import { type SetUpEntry, setUpFault } from './set-up-entry.ts'

export interface SetUpPageProps {
  readonly call: Call
  /** Of the single-use link, from the address's fragment. */
  readonly token: string
  readonly onDone: (username: string) => void
}

/** 首次设置: makes the first account, an administrator, from the single-use link the server printed. */
export function SetUpPage({ call, token, onDone }: SetUpPageProps) {
  const [failure, setFailure] = useState<FailureText | null>(null)
  const [isBusy, setBusy] = useState(false)
  const id = useId()

  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (isBusy || !(event.currentTarget instanceof HTMLFormElement)) return
    const entry = readEntry(new FormData(event.currentTarget))
    const fault = setUpFault(entry)
    setFailure(fault)
    if (fault !== null) return
    setBusy(true)
    const { username, name, password } = entry
    try {
      await call('setUp', { body: { token, username, name, password } })
      onDone(username)
    } catch (error) {
      setFailure(failureText(error))
      setBusy(false)
    }
  }

  return (
    <Entrance title="首次设置">
      <section class="card">
        <h1>首次设置</h1>
        <p class="sub">建立第一个账号，角色为系统管理。链接只能用一次，30 分钟内有效。</p>
        <form class="stack" onSubmit={submit} noValidate>
          <div role="alert">
            {failure !== null && (
              <div class="banner banner-err">
                <Icon name="error" />
                <p class="banner-text">
                  <strong>{failure.title}</strong>
                  {failure.detail}
                  {failure.action}
                </p>
              </div>
            )}
          </div>
          <div class="field">
            <label for={`${id}-name`}>姓名</label>
            <input class="input" id={`${id}-name`} name="name" autocomplete="name" maxLength={60} />
          </div>
          <div class="field">
            <label for={`${id}-username`}>账号</label>
            <input
              class="input"
              id={`${id}-username`}
              name="username"
              autocomplete="username"
              autocapitalize="off"
              spellcheck={false}
              maxLength={60}
            />
          </div>
          <div class="field">
            <label for={`${id}-password`}>密码（至少 10 位）</label>
            <input
              class="input"
              id={`${id}-password`}
              name="password"
              type="password"
              autocomplete="new-password"
              maxLength={200}
            />
          </div>
          <div class="field">
            <label for={`${id}-again`}>再次输入密码</label>
            <input
              class="input"
              id={`${id}-again`}
              name="again"
              type="password"
              autocomplete="new-password"
              maxLength={200}
            />
          </div>
          <button type="submit" class={isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'} aria-disabled={isBusy}>
            建立账号
          </button>
        </form>
      </section>
    </Entrance>
  )
}

function readEntry(form: FormData): SetUpEntry {
  const text = (name: string): string => String(form.get(name) ?? '')
  return {
    name: text('name').trim(),
    username: text('username').trim(),
    password: text('password'),
    again: text('again'),
  }
}
