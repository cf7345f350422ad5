import '../filings.css'
import './form.css'
import { useMemo, useRef, useState } from 'preact/hooks'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { cellsWith } from '#ui/form/draft.ts'
import { uuid } from '#ui/uuid.ts'
import { tellChanged } from '../../data/changed.ts'
import { PageHead } from '../../frame/page-head.tsx'
import { EmptyPage } from '../../notice/empty-page.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { navigate } from '../../route/place.ts'
import { filingPath } from '../../route/route.ts'
import { useSession } from '../../session/session.ts'
import { mayCreateFiling } from '../filing-party.ts'
import { PolicyBanner } from '../policy-banner.tsx'
import { ApplicationFields } from './application-fields.tsx'
import { ApplicationState } from './application-state.tsx'
import { newFilingKey, useDraft } from './kept-drafts.ts'
import { useApplication } from './use-application.ts'

/** What a filing is found by and whose it is. */
const needed = ['projectName', 'projectUnit', 'uscc', 'townCode'] as const

/** 受理登记: a filing is begun with its 申请表, which may be finished later. */
export function NewFilingPage() {
  const { account } = useSession()
  if (mayCreateFiling(account)) return <NewFiling />
  return (
    <EmptyPage title="受理登记">
      <p>项目由项目单位申报，或由区产业部门代为登记。</p>
    </EmptyPage>
  )
}

function NewFiling() {
  const { account, call } = useSession()
  const isUnit = account.role === 'enterprise'
  const saved = useMemo(() => (isUnit ? { uscc: account.org } : {}), [isUnit, account.org])
  const { draft, setDraft } = useDraft(newFilingKey, '新项目', 0)
  const application = useApplication(draft, saved, false)
  const [failure, setFailure] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const sent = useRef({ text: '', request: '' })
  const cells = cellsWith(zeroIncrementForm, draft, saved)
  const missing = needed.filter((key) => typeof cells[key] !== 'string')

  const create = async (): Promise<void> => {
    const text = JSON.stringify(cells)
    // The same content again is the same request: a lost answer makes no second filing.
    if (sent.current.text !== text) sent.current = { text, request: uuid() }
    setBusy(true)
    setFailure(null)
    try {
      const { request } = sent.current
      const made = await call('createFiling', {
        body: { request, formVersion: zeroIncrementForm.version, cells },
      })
      setDraft({})
      tellChanged('filings', 'filingSummaries')
      navigate(`${filingPath(made.id)}?tab=form`, { replace: true })
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
  const [asked, setAsked] = useState(false)
  const press = (): void => {
    setAsked(true)
    if (missing.length === 0 && !isBusy) void create()
  }
  const title = isUnit ? '新建申报' : '受理登记'
  return (
    <>
      <PageHead title={title} beside={<ApplicationState application={application} />}>
        <a class="btn" href="/filings">
          返回
        </a>
        <button type="button" class={isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'} onClick={press}>
          建立项目
        </button>
      </PageHead>
      <PolicyBanner />
      <p class="sub">填写项目名称、项目单位、统一社会信用代码和街镇就可以建立；其余可以以后填，申报前填齐。</p>
      {failure !== null && <FailureNotice failure={failure} />}
      {asked && missing.length > 0 && (
        <div class="banner banner-err" role="alert">
          <p class="banner-text">
            <strong>还不能建立项目</strong>
            {`没有填写${missing.map((key) => zeroIncrementForm.fields[key].label).join('、')}。请填写。`}
          </p>
        </div>
      )}
      <ApplicationFields
        application={application}
        draft={draft}
        saved={saved}
        onDraft={setDraft}
        isReadOnly={false}
        fixed={isUnit ? ['uscc'] : []}
      />
    </>
  )
}
