import { useState } from 'preact/hooks'
import { type TenancyIssueKind, tenancyIssueFacts, tenancyIssueKinds } from '#core/tenancy/issue-kind.ts'
import { count } from '#ui/number.ts'
import { Choice } from '../list/choice.tsx'
import { TownChoice } from '../list/town-choice.tsx'
import { TypedFilter } from '../list/typed-filter.tsx'
import { useQueryFilter } from '../list/use-query-filter.ts'
import { LettingsList } from './lettings-list.tsx'

type Kinds = readonly { readonly kind: TenancyIssueKind; readonly parcels: number }[]

/** 租赁链: parcels that are let or sublet; narrowed to a 街镇, a kind of inconsistency, or one parcel. */
export function LettingsTab({ cycle }: { readonly cycle: string }) {
  const { of, set } = useQueryFilter(['town', 'issue', 'parcel'])
  const [kinds, setKinds] = useState<Kinds>([])
  const town = of('town')
  const parcelCode = of('parcel').trim()
  const issue: 'any' | TenancyIssueKind | undefined =
    of('issue') === 'any' ? 'any' : tenancyIssueKinds.find((kind) => kind === of('issue'))
  const filter = {
    cycle,
    ...(town === '' ? {} : { town }),
    ...(issue === undefined ? {} : { issue }),
    ...(parcelCode === '' ? {} : { parcelCode }),
  }
  return (
    <>
      <div class="list-tools no-print">
        <TownChoice value={town} onValue={(value) => set('town', value)} />
        <Choice
          label="疑点"
          value={issue ?? ''}
          choices={[
            ['any', '有任何疑点'],
            ...tenancyIssueKinds.flatMap((kind) => {
              const parcels = kinds.find((one) => one.kind === kind)?.parcels ?? 0
              return parcels === 0 && issue !== kind
                ? []
                : [[kind, `${tenancyIssueFacts[kind].name} ${count(parcels)}`] as const]
            }),
          ]}
          onValue={(value) => set('issue', value)}
        />
        <TypedFilter
          label="地块编码"
          placeholder="地块编码"
          value={parcelCode}
          onValue={(value) => set('parcel', value)}
        />
      </div>
      <LettingsList
        filter={filter}
        onKinds={setKinds}
        emptyTitle="没有符合条件的出租地块"
        emptyText="地块上有“租赁”“分租”的企业，或填了出租面积的，列在这里。"
      />
    </>
  )
}
