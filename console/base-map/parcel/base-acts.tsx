import { useState } from 'preact/hooks'
import type { BaseParcel } from '#core/api/base-parcels.ts'
import { type ActKind, actKindNames } from '#core/base-map/act-kind.ts'
import { uuid } from '#ui/uuid.ts'
import { useOneAct } from '../../act/use-act.ts'
import { ActForm } from '../../batch/act-form.tsx'
import { tellChanged } from '../../data/changed.ts'
import { FaultList } from '../../filings/rules/fault-list.tsx'
import { useSession } from '../../session/session.ts'
import { type ActDraft, actBodyOf, actFaults, blankAct } from './act-draft.ts'
import { ActFields } from './act-fields.tsx'
import { actConsequences, actReason } from './act-words.ts'

export interface BaseActsProps {
  readonly cycle: string
  readonly parcel: BaseParcel
}

interface Asked {
  readonly kind: ActKind
  readonly draft: ActDraft
  /** Stays the same when it is sent again. */
  readonly request: string
}

/** 分割、合并、换码、注销、恢复 of one parcel, each with what follows and its reason. */
export function BaseActs({ cycle, parcel }: BaseActsProps) {
  const { call } = useSession()
  const act = useOneAct()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [isChecked, setChecked] = useState(false)
  const { parcelCode, state } = parcel
  const kinds: readonly ActKind[] = state === 'active' ? ['split', 'merge', 'recode', 'retire'] : ['unretire']
  const faults = asked === null ? [] : actFaults(asked.kind, parcelCode, asked.draft)
  const run = (reason: string): void => {
    setChecked(true)
    if (asked === null || faults.length > 0) return
    void act.run(async () => {
      const body = actBodyOf({ ...asked, cycle, parcelCode, reason })
      await call('actOnBaseParcels', { body })
      setAsked(null)
      tellChanged('baseParcel', 'baseParcels', 'parcel', 'parcels', 'overview')
    })
  }
  return (
    <>
      {asked === null ? (
        <div class="row no-print">
          <span class="sub">地块变动：</span>
          {kinds.map((kind) => (
            <button
              key={kind}
              type="button"
              class="btn"
              onClick={() => {
                setChecked(false)
                setAsked({ kind, draft: blankAct(kind), request: uuid() })
              }}
            >
              {actKindNames[kind]}
            </button>
          ))}
        </div>
      ) : (
        <section class="batch-bar base-act" aria-label={actKindNames[asked.kind]}>
          <ActFields
            kind={asked.kind}
            draft={asked.draft}
            landArea={parcel.landArea}
            onDraft={(draft) => setAsked({ ...asked, draft })}
          />
          {isChecked && <FaultList faults={faults} />}
          <ActForm
            key={asked.kind}
            act={`${actKindNames[asked.kind]} ${parcelCode}`}
            consequence={actConsequences[asked.kind]}
            reason={actReason}
            isBusy={act.isBusy}
            failure={act.failure}
            onRun={run}
            onCancel={() => setAsked(null)}
          />
        </section>
      )}
    </>
  )
}
