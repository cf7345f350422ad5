import { BackLink } from '../frame/back-link.tsx'
import { Fact } from '../list/fact.tsx'
import { FirstAnswer } from '../list/first-answer.tsx'
import './letters.css'
import { useCallback, useState } from 'preact/hooks'
import type { LetterDetail } from '#core/api/letter-shapes.ts'
import { endpoints } from '#core/api/table.ts'
import { formatDate } from '#core/form/format.ts'
import { letterKindNames } from '#core/letter/kind.ts'
import { townName } from '#core/vocabulary/district.ts'
import { addressOf } from '#ui/client-address.ts'
import { instantInTable } from '#ui/instant.ts'
import { tellChanged } from '../data/changed.ts'
import { useAnswer } from '../data/use-answer.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCyclePath } from '../frame/use-cycle.ts'
import { letterPath, lettersPath } from '../route/letter-route.ts'
import { parcelPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { DeliveriesCard } from './deliveries-card.tsx'
import { LetterPaper } from './letter-paper.tsx'
import { LetterStateBadge } from './letter-state-badge.tsx'
import { VoidForm } from './void-form.tsx'
import { deliveryText, versionText } from './words.ts'

/** One letter: its text as it was issued, how it was handed over, and what became of it. */
export function LetterPage({ id }: { readonly id: string }) {
  const { cache } = useSession()
  const pathIn = useCyclePath()
  const { value: letter, failure, askAgain } = useAnswer('formalLetter', { params: { id } })
  const [isVoiding, setVoiding] = useState(false)
  const onChanged = useCallback(
    (next: LetterDetail) => {
      cache.keep('formalLetter', { params: { id } }, next)
      tellChanged('formalLetter', 'formalLetters', 'letterCandidates')
    },
    [cache, id],
  )
  return (
    <>
      <BackLink to={pathIn(lettersPath)}>返回函件列表</BackLink>
      <PageHead
        title={letter === null ? '函件' : letter.number}
        beside={letter !== null && <LetterStateBadge state={letter.state} />}
      >
        {letter !== null && <Files letter={letter} />}
        {letter?.mayVoid === true && !isVoiding && (
          <button type="button" class="btn" onClick={() => setVoiding(true)}>
            作废
          </button>
        )}
      </PageHead>
      <FirstAnswer value={letter} failure={failure} onRetry={askAgain} label="这份函件" />
      {letter !== null && (
        <>
          {isVoiding && letter.mayVoid && (
            <VoidForm letter={letter} onChanged={onChanged} onClose={() => setVoiding(false)} />
          )}
          <Notices letter={letter} />
          <Facts letter={letter} />
          <DeliveriesCard letter={letter} onChanged={onChanged} />
          <LetterPaper
            title={letter.title}
            number={letter.number}
            blocks={letter.blocks}
            issuer={letter.issuer}
            date={formatDate(letter.issuedOn)}
          />
        </>
      )}
    </>
  )
}

function Files({ letter: { id } }: { readonly letter: LetterDetail }) {
  const { account } = useSession()
  const address = (format: 'pdf' | 'docx'): string =>
    addressOf(endpoints.formalLetterFile, { params: { id }, query: { format } })
  return (
    <>
      {account.role !== 'enterprise' && (
        <a class="btn" href={address('docx')} download>
          可编辑文档
        </a>
      )}
      <a class="btn btn-fill" href={address('pdf')} download>
        下载 PDF
      </a>
    </>
  )
}

function Notices({ letter }: { readonly letter: LetterDetail }) {
  const pathIn = useCyclePath()
  const { voided, replaces, replacedBy, fault } = letter
  return (
    <>
      {voided !== null && (
        <div class="banner banner-warn" role="status">
          <p class="banner-text letter-said">
            {`${voided.by} 于 ${instantInTable(voided.at)} 作废：${voided.reason}。`}
            {replacedBy !== null && (
              <>
                重新出具的是 <a href={pathIn(letterPath(replacedBy.id))}>{replacedBy.number}</a>。
              </>
            )}
          </p>
        </div>
      )}
      {replaces !== null && (
        <div class="banner banner-info" role="status">
          <p class="banner-text letter-said">
            代替已作废的 <a href={pathIn(letterPath(replaces.id))}>{replaces.number}</a>。
          </p>
        </div>
      )}
      {fault !== null && (
        <div class="banner banner-err" role="alert">
          <p class="banner-text">{`PDF 没有制成：${fault}`}</p>
        </div>
      )}
    </>
  )
}

function Facts({ letter }: { readonly letter: LetterDetail }) {
  const pathIn = useCyclePath()
  const { account } = useSession()
  const { kind, receiver, parcelCode, townCode, cycle, issuedOn, by, openedAt, templateVersion, documentHash } = letter
  const isFirm = account.role === 'enterprise'
  return (
    <section class="card card-body" aria-label="函件情况">
      <dl class="facts">
        <Fact label="函件">{letterKindNames[kind]}</Fact>
        <Fact label="收件单位">{receiver}</Fact>
        {parcelCode !== null && (
          <Fact label="地块">
            <a href={pathIn(parcelPath(cycle, parcelCode))}>{parcelCode}</a>
            {townCode === null ? '' : ` ${townName(townCode) ?? ''}`}
          </Fact>
        )}
        <Fact label="出具">{`${issuedOn} ${by}`}</Fact>
        <Fact label="送达">{deliveryText(letter) || '未记录'}</Fact>
        {!isFirm && letter.receiverKind === 'enterprise' && (
          <Fact label="企业查看">{openedAt === null ? '未查看' : instantInTable(openedAt)}</Fact>
        )}
        {templateVersion !== null && !isFirm && <Fact label="模板">{versionText(templateVersion)}</Fact>}
      </dl>
      {documentHash !== null && !isFirm && (
        <p class="cap letter-hash">{`正文出具后不再改动，SHA-256 ${documentHash}`}</p>
      )}
    </section>
  )
}
