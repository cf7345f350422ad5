import type { CycleStageBody } from '#core/api/cycle-stages.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { mayAsk } from '../../frame/entries.ts'
import { ListShapes } from '../../list/list-shapes.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'
import { MappingCard } from './mapping-card.tsx'
import { OpinionImportCard } from './opinion-import-card.tsx'
import { OpinionsCard } from './opinions-card.tsx'
import { PackagesCard } from './packages-card.tsx'
import { SubmissionCard } from './submission-card.tsx'

/** 研判: the package out, its receipt, the opinions in, and the columns of the city's platform. */
export function CityReviewTab({ stages }: { readonly stages: CycleStageBody }) {
  const { cycle, stage } = stages
  const { account } = useSession()
  const { value, failure, askAgain } = useAnswer('cityReview', { params: { cycle } })
  const mayWrite = mayAsk('makeCityPackage', account.role)
  if (value === null) {
    return failure === null ? <ListShapes label="研判" /> : <FailureNotice failure={failure} onRetry={askAgain} />
  }
  const isOpen = stage === '研判'
  return (
    <div class="stack stage-panel">
      {!isOpen && (
        <div class="banner">
          <p class="banner-text">{`现在是${stage}阶段；研判阶段才生成材料包、登记回执和意见。已有的记录仍可查看。`}</p>
        </div>
      )}
      {value.overrides.map((text) => (
        <p key={text} class="banner banner-warn">
          <span class="banner-text">{text}</span>
        </p>
      ))}
      <PackagesCard review={value} cycle={cycle} mayMake={mayWrite && isOpen} />
      <SubmissionCard review={value} stages={stages} maySubmit={mayWrite && isOpen} />
      {mayWrite && isOpen && value.submissions.length > 0 && <OpinionImportCard review={value} cycle={cycle} />}
      <OpinionsCard review={value} stages={stages} mayEnter={mayWrite && isOpen && value.submissions.length > 0} />
      <MappingCard key={value.mapping.version} mapping={value.mapping} mayEdit={mayWrite} />
    </div>
  )
}
