import type { GroupProgress } from '#core/api/progress-shapes.ts'
import { dueStageNames } from '#core/progress/stage.ts'
import { towns } from '#core/vocabulary/district.ts'
import { navigate, usePlace } from '../route/place.ts'
import { progressAddress } from '../route/progress-route.ts'
import { ChipChoice } from './chip-choice.tsx'
import { type GroupLook, GroupTable } from './group-table.tsx'

const looks: readonly { readonly key: GroupLook; readonly label: string }[] = [
  { key: 'filing', label: dueStageNames.filing },
  { key: 'town-review', label: dueStageNames['town-review'] },
  { key: 'review', label: dueStageNames.review },
  { key: 'status', label: '按状态' },
]

/** Which step the tables are about; everything that defines the view stands in the address. */
function useLook(): GroupLook {
  const { query } = usePlace()
  return looks.find(({ key }) => key === query.get('step'))?.key ?? 'filing'
}

function LookChoice({ look }: { readonly look: GroupLook }) {
  const { query } = usePlace()
  const choose = (key: GroupLook): void => {
    navigate(progressAddress(query, { step: key === 'filing' ? null : key }), { replace: true })
  }
  return <ChipChoice label="按什么看" choices={looks} chosen={look} onChoose={choose} />
}

interface GroupTabProps {
  readonly groups: readonly GroupProgress[]
  readonly cycle: string
}

/** 街镇: all of them, the one that is furthest behind first. */
export function TownTab({ groups, cycle }: GroupTabProps) {
  const look = useLook()
  if (groups.length === 0) return <NoGroups cycle={cycle} />
  return (
    <>
      <LookChoice look={look} />
      <GroupTable label="街镇/园区" by="town" groups={groups} look={look} />
    </>
  )
}

const parks: ReadonlySet<string> = new Set(towns.flatMap(({ code, kind }) => (kind === 'park' ? [code] : [])))

/** 园区: the three special areas, and all parcels by 规划空间. */
export function ParkTab({ groups, zones, cycle }: GroupTabProps & { readonly zones: readonly GroupProgress[] }) {
  const look = useLook()
  const special = groups.filter(({ code }) => parks.has(code))
  if (zones.length === 0) return <NoGroups cycle={cycle} />
  return (
    <>
      <LookChoice look={look} />
      {special.length > 0 && <GroupTable label="园区" by="town" groups={special} look={look} />}
      <GroupTable label="规划空间" by="zone" groups={zones} look={look} />
      <p class="cap">
        表单没有单列园区名称：这里列出作为园区的统计单元，并按“规划空间”（产业基地、产业社区等）汇总全部地块；一个规划空间跨街镇的，各按所在街镇的时限计。
      </p>
    </>
  )
}

function NoGroups({ cycle }: { readonly cycle: string }) {
  return (
    <div class="card">
      <div class="empty">
        <h2>{`${cycle}年度还没有地块`}</h2>
        <p>先导入并应用底版，或上传街镇台账，这里再列出各街镇的进度。</p>
      </div>
    </div>
  )
}
