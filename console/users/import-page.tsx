import { PickFiles } from '../list/pick-files.tsx'
import './users.css'
import '../account/account.css'
import { useEffect, useState } from 'preact/hooks'
import { roleNames } from '#core/access/role.ts'
import { accountOutcomeNames, type PlannedAccount } from '#core/api/account-batches.ts'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { useAct } from '../act/use-act.ts'
import { PageHead } from '../frame/page-head.tsx'
import { ListCard } from '../list/list-card.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'

const looks = { new: 'badge badge-ok', exists: 'badge', refused: 'badge badge-err' } as const

interface Chosen {
  readonly file: File
  readonly preview: AnswerOf<'previewAccounts'>
}

/** 批量开户: a list is read, what becomes of each line is looked at, then the slips are saved, this once. */
export function UserImportPage() {
  const { call } = useSession()
  const act = useAct()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [slips, setSlips] = useState<{ readonly address: string; readonly accounts: number } | null>(null)
  useEffect(() => () => (slips === null ? undefined : URL.revokeObjectURL(slips.address)), [slips])
  const look = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    setSlips(null)
    setChosen(null)
    await act.run('preview', async () => {
      setChosen({ file, preview: await call('previewAccounts', { body: file }) })
    })
  }
  const create = async ({ file, preview }: Chosen): Promise<void> => {
    await act.run('create', async () => {
      const { accounts } = preview
      const blob = await call('createAccounts', { query: { address: window.location.origin, accounts }, body: file })
      setChosen(null)
      setSlips({ address: URL.createObjectURL(blob), accounts })
    })
  }
  return (
    <>
      <PageHead title="批量开户">
        <a class="btn" href="/users">
          返回用户
        </a>
      </PageHead>
      <p class="sub">先看每一行新建、已有还是不办，确认后一次建好。设密码的链接只在开户单里出现一次，7 天内有效。</p>
      <section class="card card-body stack" aria-label="账号名单文件">
        <p>
          <a class="link" href={addressOf(endpoints.accountListTemplate, {})} download="账号名单.xlsx">
            <Icon name="download" />
            下载模板：账号名单.xlsx
          </a>
        </p>
        <PickFiles
          label="选择名单"
          accept=".xlsx"
          isDisabled={act.running !== null}
          isBusy={act.running === 'preview'}
          look="btn btn-fill"
          onFiles={([file]) => void look(file)}
        />
      </section>
      {act.failure !== null && <FailureNotice failure={act.failure} />}
      {slips !== null && (
        <section class="card card-body stack" aria-label="开户单" role="status">
          <h2>{`已新建 ${count(slips.accounts)} 个账号`}</h2>
          <p class="sub">请现在保存：离开本页后不能再取。内有开户单（一人一张）和清单，分别交给本人，用毕删除。</p>
          <div class="row">
            <a class="btn btn-fill" href={slips.address} download="批量开户.zip">
              保存开户单（只此一次）
            </a>
          </div>
        </section>
      )}
      {chosen !== null && (
        <>
          <div class="row">
            <button
              type="button"
              class={act.running === 'create' ? 'btn btn-fill is-busy' : 'btn btn-fill'}
              disabled={chosen.preview.accounts === 0 || act.running !== null}
              onClick={() => void create(chosen)}
            >
              {`新建 ${count(chosen.preview.accounts)} 个账号`}
            </button>
            <span class="sub">{chosen.file.name}</span>
          </div>
          <ListCard
            label="名单逐行结果"
            heads={['行', '姓名', '角色', '单位', '账号', '结果']}
            figures={['行']}
            lines={chosen.preview.items}
            failure={null}
            onRetry={() => undefined}
            row={(line) => <PlannedRow key={line.row} line={line} />}
            emptyTitle="名单里没有人"
            emptyText="请在模板中填写后重新选择。"
          />
        </>
      )}
    </>
  )
}

function PlannedRow({ line }: { readonly line: PlannedAccount }) {
  const { row, name, role, orgName, username, outcome, why } = line
  return (
    <tr>
      <td class="num">{row}</td>
      <th scope="row">{name || '—'}</th>
      <td>{role === null ? '—' : roleNames[role]}</td>
      <td>{orgName ?? '—'}</td>
      <td>{username ?? '—'}</td>
      <td>
        <span class={looks[outcome]}>{accountOutcomeNames[outcome]}</span>
        {why !== null && <span class="users-why">{why}</span>}
      </td>
      <td />
    </tr>
  )
}
