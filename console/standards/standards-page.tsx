import './standard.css'
import { useState } from 'preact/hooks'
import type { StandardVersionBody } from '#core/api/standards.ts'
import { formatDate } from '#core/form/format.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import { useAnswer } from '../data/use-answer.ts'
import { mayAsk } from '../frame/entries.ts'
import { PageHead } from '../frame/page-head.tsx'
import { ListCard } from '../list/list-card.tsx'
import { standardPath } from '../route/route.ts'
import { useSession } from '../session/session.ts'
import { ImportCard } from './import/import-card.tsx'
import { NewForm } from './new-form.tsx'
import { labelWords } from './standard-words.ts'
import { StateBadge } from './state-badge.tsx'

/** 评估标准: the district's versions, which of them is in force, and the models to begin with. */
export function StandardsPage() {
  const { account } = useSession()
  const { value, failure, askAgain } = useAnswer('standards', {})
  const [base, setBase] = useState<StandardVersionBody | null>(null)
  const [isImporting, setImporting] = useState(false)
  const mayMake = mayAsk('createStandard', account.role)
  const inForce = value?.items.find((version) => version.isInForce)
  const start = inForce ?? value?.items[0]
  // The open form carries the one filled button.
  const isBusy = base !== null || isImporting
  const open = (version: StandardVersionBody): void => {
    setImporting(false)
    setBase(version)
    window.scrollTo(0, 0)
  }
  return (
    <>
      <PageHead title="评估标准">
        {mayMake && (
          <>
            <button
              type="button"
              class="btn"
              onClick={() => {
                setBase(null)
                setImporting(true)
              }}
            >
              <Icon name="upload" />
              导入
            </button>
            {start !== undefined && (
              <button type="button" class={isBusy ? 'btn' : 'btn btn-fill'} onClick={() => open(start)}>
                <Icon name="plus" />
                新建版本
              </button>
            )}
          </>
        )}
      </PageHead>
      <p class="sub">
        评估按施行日在用的一个版本进行；已发布的版本不再改动，要改就新建一个版本，经专班另一人批准后从某日起接替。
      </p>
      {base !== null && <NewForm key={base.id} base={base} onClose={() => setBase(null)} />}
      {isImporting && (
        <ImportCard
          against={inForce?.id ?? null}
          district={start?.district ?? null}
          taken={[...(value?.items ?? []), ...(value?.models ?? [])].map(({ id }) => id)}
          onClose={() => setImporting(false)}
        />
      )}
      <ListCard
        label="标准版本"
        heads={['编号、名称', '施行', '标签', '最近办理', '评估、试评']}
        isWide
        lines={value?.items ?? null}
        failure={failure}
        onRetry={askAgain}
        row={(version) => <VersionLine key={version.id} version={version} onBase={mayMake ? open : null} />}
        emptyTitle="还没有评估标准"
        emptyText={mayMake ? '以下面的参考范本为底新建，或点“导入”。' : '区专班发布标准后，会列在这里。'}
      />
      {value !== null && (
        <>
          <h2 class="std-models">参考范本</h2>
          <p class="sub">外地公开办法改写的示例，非本区标准，只供对比、试评和新建时作底；未公开的数值为拟定。</p>
          <ListCard
            label="参考范本"
            heads={['编号', '名称']}
            lines={value.models}
            failure={null}
            onRetry={askAgain}
            row={(version) => <ModelLine key={version.id} version={version} onBase={mayMake ? open : null} />}
            emptyTitle="没有参考范本"
            emptyText="程序所附的范本没有读到，请联系管理员。"
          />
        </>
      )}
    </>
  )
}

interface LineProps {
  readonly version: StandardVersionBody
  /** Null for who may not make one. */
  readonly onBase: ((version: StandardVersionBody) => void) | null
}

function VersionLine({ version, onBase }: LineProps) {
  const { id, name, since, until, changed, evaluations, trials, label, state } = version
  const isProposed = state !== 'published' && state !== 'superseded'
  return (
    <tr>
      <th scope="row">
        <span class="row">
          <a href={standardPath(id)}>{id}</a>
          <StateBadge version={version} />
        </span>
        <span class="cap std-below">{name}</span>
      </th>
      <td class="nb">
        {`${isProposed ? '拟 ' : ''}${formatDate(since)}起`}
        {until !== null && <span class="cap std-below">{`至${formatDate(until)}止（不含）`}</span>}
      </td>
      <td class="nb">{label}</td>
      <td class="nb">
        {changed?.by}
        {changed !== null && <span class="cap std-below">{instantInTable(changed.at)}</span>}
      </td>
      <td class="nb">{`${evaluations} 次、${trials} 次`}</td>
      <td>{onBase !== null && <BaseButton version={version} onBase={onBase} />}</td>
    </tr>
  )
}

function ModelLine({ version, onBase }: LineProps) {
  return (
    <tr>
      <th scope="row">
        <a href={standardPath(version.id)}>{version.id}</a>
      </th>
      <td>
        {version.name}
        <span class="cap std-below">{labelWords(version.label)}</span>
      </td>
      <td>{onBase !== null && <BaseButton version={version} onBase={onBase} />}</td>
    </tr>
  )
}

function BaseButton({
  version,
  onBase,
}: {
  readonly version: StandardVersionBody
  readonly onBase: NonNullable<LineProps['onBase']>
}) {
  return (
    <button type="button" class="btn btn-s" onClick={() => onBase(version)}>
      以此为底新建
      <span class="vh">{` ${version.id}`}</span>
    </button>
  )
}
