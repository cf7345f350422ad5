import { BackLink } from '../../frame/back-link.tsx'
import '../base-map.css'
import { useState } from 'preact/hooks'
import { type Coverage, coverages } from '#core/base-map/import-state.ts'
import { type SourceKind, sourceKindNames } from '#core/base-map/source-kind.ts'
import { LabelledChoice, LabelledText } from '#ui/form/labelled.tsx'
import { Bar } from '#ui/progress.tsx'
import { FaultList } from '../../filings/rules/fault-list.tsx'
import { PageHead } from '../../frame/page-head.tsx'
import { useCycle } from '../../frame/use-cycle.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { baseImportPath, baseMapPath } from '../../route/base-map-route.ts'
import { navigate } from '../../route/place.ts'
import { useSession } from '../../session/session.ts'
import { kindsFor } from '../keeper.ts'
import { CrsFields } from './crs-fields.tsx'
import { FileField } from './file-field.tsx'
import { coverageConsequences, coverageNames, kindConsequences } from './kind-words.ts'
import { blankStart, isBoundaryFile, isWorkbook, type StartDraft, startFaults, startQuery } from './start-draft.ts'
import { useStartImport } from './use-start-import.ts'

/** 导入文件: what it is, which coordinates it is in; it is read, and nothing is changed. */
export function NewBaseImportPage() {
  const { account, cycles } = useSession()
  const present = useCycle()
  const [draft, setDraft] = useState<StartDraft>(() => blankStart(present))
  const [isAsked, setAsked] = useState(false)
  const { share, failure, send, cancel } = useStartImport()
  const { file, kind, coverage } = draft
  const isBusy = share !== null
  const faults = isAsked ? startFaults(draft) : []
  const change = (part: Partial<StartDraft>): void => setDraft({ ...draft, ...part })
  const submit = async (): Promise<void> => {
    setAsked(true)
    const query = startQuery(draft)
    if (isBusy || query === null || file === null) return
    const read = await send(file, query)
    if (read !== null) navigate(baseImportPath(read.import.id))
  }
  return (
    <>
      <BackLink to={baseMapPath}>返回导入记录</BackLink>
      <PageHead title="导入底版文件" />
      <form
        class="card card-body stack base-start"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <KindChoice kinds={kindsFor(account)} kind={kind} onKind={(chosen) => change({ kind: chosen })} />
        <FileField file={file} onFile={(chosen) => change({ file: chosen })} />
        {file !== null && isWorkbook(file.name) && (
          <LabelledText
            label="工作表名称（不填则读取能认出列名最多的一张）"
            value={draft.sheet}
            onValue={(sheet) => change({ sheet })}
          />
        )}
        {file !== null && isBoundaryFile(file.name) && (
          <CrsFields
            crs={draft.crs}
            grid={draft.grid}
            onCrs={(crs) => change({ crs })}
            onGrid={(grid) => change({ grid })}
          />
        )}
        <CoverageChoice coverage={coverage} onCoverage={(chosen) => change({ coverage: chosen })} />
        <LabelledChoice
          label="用于哪一年度"
          value={draft.cycle}
          choices={yearsAround(cycles, present).map((year) => ({ value: year, label: `${year}年度` }))}
          onValue={(cycle) => change({ cycle })}
        />
        <FaultList faults={faults} />
        {failure !== null && <FailureNotice failure={failure} />}
        {isBusy ? (
          <div class="upload-progress">
            <Bar share={share} label="正在上传" unknown={share >= 1} />
            <span class="cap nb">{share >= 1 ? '正在读取内容' : `${Math.floor(share * 100)}%`}</span>
            <button type="button" class="btn btn-s" onClick={cancel}>
              取消
            </button>
          </div>
        ) : (
          <div class="row">
            <button type="submit" class="btn btn-fill">
              上传并读取
            </button>
            <span class="cap">只读取，不改动地块；下一步核对各列。</span>
          </div>
        )}
      </form>
    </>
  )
}

/** The years with rows, the one in the address, and the next: a base may come before the first row. */
function yearsAround(cycles: readonly string[], present: string): readonly string[] {
  const next = String(Number(present) + 1)
  return [...new Set([...cycles, present, next])].sort().reverse()
}

interface KindChoiceProps {
  readonly kinds: readonly SourceKind[]
  readonly kind: SourceKind | null
  readonly onKind: (kind: SourceKind) => void
}

function KindChoice({ kinds, kind, onKind }: KindChoiceProps) {
  return (
    <fieldset>
      <legend class="label">来源</legend>
      <div class="base-kinds">
        {kinds.map((each) => (
          <label key={each} class={each === kind ? 'base-kind is-chosen' : 'base-kind'}>
            <input type="radio" name="kind" checked={each === kind} onChange={() => onKind(each)} />
            <span>
              <b>{sourceKindNames[each]}</b>
              <span class="cap">{kindConsequences[each]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface CoverageChoiceProps {
  readonly coverage: Coverage | null
  readonly onCoverage: (coverage: Coverage) => void
}

function CoverageChoice({ coverage, onCoverage }: CoverageChoiceProps) {
  return (
    <fieldset>
      <legend class="label">范围</legend>
      <div class="base-kinds">
        {coverages.map((each) => (
          <label key={each} class={each === coverage ? 'base-kind is-chosen' : 'base-kind'}>
            <input type="radio" name="coverage" checked={each === coverage} onChange={() => onCoverage(each)} />
            <span>
              <b>{coverageNames[each]}</b>
              <span class="cap">{coverageConsequences[each]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
