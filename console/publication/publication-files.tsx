import { useState } from 'preact/hooks'
import { type PublicationDetail, type PublicationFormat, publicationFormats } from '#core/api/publications.ts'
import { endpoints } from '#core/api/table.ts'
import { townName } from '#core/vocabulary/district.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { Choice } from '../list/choice.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'

const names: Readonly<Record<PublicationFormat, string>> = {
  xlsx: 'Excel 名单',
  pdf: 'PDF（A4，可打印张贴）',
  html: '单页网页（可放官网）',
}

/** The list to take away, whole or of one 街镇, and whether it is still what was frozen. */
export function PublicationFiles({ publication }: { readonly publication: PublicationDetail }) {
  const { account } = useSession()
  const [town, setTown] = useState('')
  const [checking, setChecking] = useState(false)
  const { number, townCode, towns, sha256 } = publication
  if (!mayAsk('publicationFile', account.role)) return null
  const query = town === '' ? {} : { town }
  const choices = towns.map(
    ({ townCode: code, lines }) => [code, `${townName(code) ?? code}（${count(lines)} 宗）`] as const,
  )
  return (
    <section class="card card-body stack-s no-print" aria-label="名单文件">
      <div class="publication-tools">
        {townCode === null && towns.length > 1 && (
          <Choice label="文件范围" first="全部" value={town} choices={choices} onValue={setTown} />
        )}
        {publicationFormats.map((as) => (
          <a
            key={as}
            class="btn btn-s"
            href={addressOf(endpoints.publicationFile, { params: { number }, query: { as, ...query } })}
            download=""
          >
            <Icon name="download" />
            {names[as]}
          </a>
        ))}
      </div>
      <p class="cap publication-hash">
        {`名单摘要（SHA-256）${sha256 ?? ''}　`}
        {mayAsk('publicationIntegrity', account.role) && !checking && (
          <button type="button" class="link" onClick={() => setChecking(true)}>
            核对名单未被改动
          </button>
        )}
      </p>
      {checking && <Integrity number={number} />}
    </section>
  )
}

function Integrity({ number }: { readonly number: number }) {
  const { value, failure, askAgain } = useAnswer('publicationIntegrity', { params: { number } })
  if (failure !== null) return <FailureNotice failure={failure} onRetry={askAgain} />
  if (value === null) {
    return (
      <p class="sub" role="status">
        正在重算摘要……
      </p>
    )
  }
  return (
    <div class={value.intact ? 'banner banner-ok' : 'banner banner-err'} role="status">
      <p class="banner-text">
        {value.intact
          ? '重算的摘要与核对时一致，名单未被改动。'
          : '重算的摘要与核对时不一致，名单已被改动。请告知系统管理，从备份核对。'}
      </p>
    </div>
  )
}
