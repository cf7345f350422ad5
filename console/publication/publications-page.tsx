import { useState } from 'preact/hooks'
import type { PublicationSummary } from '#core/api/publications.ts'
import { formatDate } from '#core/form/format.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { ListCard } from '../list/list-card.tsx'
import { objectionsPath, publicationPath } from '../route/publication-route.ts'
import { evaluationPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { PublicationStateBadge } from './badges.tsx'
import { PrepareForm } from './prepare-form.tsx'
import { Section } from './section.tsx'
import { TermsCard } from './terms-card.tsx'
import { publicationName, publicationPlace, windowText } from './words.ts'

const openStages = ['评估', '公示']

/** 公示: lists of a year that were prepared, are shown, or were. */
export function PublicationsPage() {
  const { account } = useSession()
  const cycle = useCycle()
  const pathIn = useCyclePath()
  const { value, failure, askAgain } = useAnswer('publications', { query: { cycle } })
  const [preparing, setPreparing] = useState(false)
  const mayPrepare = mayAsk('preparePublication', account.role)
  const canPrepare = mayPrepare && value !== null && value.formal !== null && openStages.includes(value.stage)
  return (
    <Section chosen="publications">
      <p class="sub">
        公示环节和期限为本区自定，123号文未作规定。名单只列类别，不列得分；个人姓名只留姓氏，电话、证件号码一律不公示。
      </p>
      {value !== null && (
        <div class="publication-tools no-print">
          <span class="cap">
            {`当前阶段：${value.stage}　`}
            {value.formal === null ? (
              '还没有正式评估'
            ) : (
              <a href={pathIn(evaluationPath(String(value.formal.number)))}>
                {`正式评估 #${value.formal.number}（${count(value.formal.parcels)} 宗）`}
              </a>
            )}
          </span>
          {canPrepare && !preparing && (
            <button type="button" class="btn btn-fill" onClick={() => setPreparing(true)}>
              生成公示
            </button>
          )}
        </div>
      )}
      {value?.formal?.overrideSentences.map((sentence) => (
        <p key={sentence} class="banner banner-warn">
          <span class="banner-text">{sentence}</span>
        </p>
      ))}
      {value !== null && value.outstanding !== null && (
        <Outstanding outstanding={value.outstanding} stage={value.stage} />
      )}
      {preparing && value !== null && value.formal !== null && (
        <PrepareForm
          cycle={cycle}
          formal={value.formal.number}
          windowDays={value.terms.windowDays}
          published={value.items}
          onClose={() => setPreparing(false)}
        />
      )}
      <ListCard
        label="公示"
        heads={['公示', '范围', '宗数', '公示期', '状态', '未办结异议']}
        figures={['宗数', '未办结异议']}
        lines={value?.items ?? null}
        failure={failure}
        onRetry={askAgain}
        row={(line: PublicationSummary) => (
          <tr key={line.number}>
            <th scope="row">
              <a href={pathIn(publicationPath(line.number))}>{publicationName(line)}</a>
              <span class="cap publication-below">{line.title}</span>
            </th>
            <td class="nb">{publicationPlace(line)}</td>
            <td class="num nb">{`${count(line.lines)} 宗`}</td>
            <td class="publication-wide">{windowText(line)}</td>
            <td>
              <PublicationStateBadge state={line.state} />
            </td>
            <td class="num nb">{line.openObjections === 0 ? '' : `${count(line.openObjections)} 件`}</td>
            <td />
          </tr>
        )}
        emptyTitle={`${cycle}年度还没有公示`}
        emptyText={emptyText(value, mayPrepare)}
      />
      <TermsCard />
    </Section>
  )
}

function emptyText(
  value: { readonly stage: string; readonly formal: { readonly number: number } | null } | null,
  mayPrepare: boolean,
): string {
  if (!mayPrepare) return '区专班发布公示后，会列在这里；企业只看到本企业的地块，街镇只看到本街镇的。'
  if (value === null || value.formal === null) return '先完成正式评估，再由评估结果生成公示名单。'
  if (!openStages.includes(value.stage)) return `年度已在“${value.stage}”阶段，不再公示。`
  return '由正式评估结果生成草稿，核对无误后发布。'
}

type OutstandingOf = NonNullable<AnswerOf<'publications'>['outstanding']>

/** What is left to do before 研判, or that nothing is. */
function Outstanding({ outstanding, stage }: { readonly outstanding: OutstandingOf; readonly stage: string }) {
  const pathIn = useCyclePath()
  if (stage !== '公示') return null
  const { open, toReEvaluate, lastDay, windowOver } = outstanding
  const left = [
    ...(windowOver ? [] : [`公示期至 ${formatDate(lastDay)}`]),
    ...(open === 0 ? [] : [`${count(open)} 件异议未办结`]),
    ...(toReEvaluate === 0 ? [] : [`${count(toReEvaluate)} 件已采纳的异议待重新评估`]),
  ]
  return (
    <div class="banner banner-info">
      <p class="banner-text">
        {left.length === 0
          ? '公示期已满，异议都已办结，可以在“流程”中转入研判。'
          : `转入研判之前：${left.join('，')}。`}
      </p>
      {open + toReEvaluate > 0 && (
        <a class="btn btn-s" href={pathIn(objectionsPath)}>
          看异议
        </a>
      )}
    </div>
  )
}
