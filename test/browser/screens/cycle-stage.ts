import { opinionHeadings } from '#core/city-review/opinion.ts'
import { authorise } from '#server/actions/authorise.ts'
import { readOpinionList } from '#server/city-review/opinion-list.ts'
import { enterOpinion } from '#server/city-review/opinions.ts'
import { makeCityPackage } from '#server/city-review/package.ts'
import { submitToCity } from '#server/city-review/submit.ts'
import { actOnCycle } from '#server/cycle-stage/act.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { listFile } from '../../server/account-batches/lists.ts'
import { evaluatedYear } from '../cycle-stage-made.ts'
import { cycle, type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { answering, press, type Step, seen, shapes, signingIn, steps, withoutAnswer } from '../screen-steps.ts'

let district: District | null = null

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: string, before: Step, ...then: readonly Step[]): Screen {
  return { name: `stages-${name}`, path, before, setup: steps(...then) }
}

const strip = seen('.stage-flow')
const review = '/stages?tab=city-review'
const waits = [
  ['', '/stages', '**/api/v1/cycle-stages/**'],
  ['city-review-', review, '**/api/v1/city-review/**'],
  ['decision-', '/stages?tab=decision', '**/api/v1/decisions/**'],
  ['archive-', '/stages?tab=archive', '**/api/v1/archives/**'],
] as const

/** Hundreds of opinions, as the first of them tells it. */
const hugeOpinions: Step = answering('**/api/v1/city-review/*/opinions?*', (answer) => {
  const [first] = (answer as { items: readonly object[] }).items
  const many = Array.from({ length: 100 }, (_, index) => ({
    ...first,
    parcelCode: `SJ-CKJG-${48_000 + index}`,
    townCode: '310117501000',
    reason: '市级相关部门认定整宗长期空置，已列入闲置土地名录，且土地出让合同约定的投资强度和税收均未达到',
  }))
  return { ...answer, items: many, nextCursor: 'more' }
})

const screens: readonly Screen[] = [
  screen('review-stage', '/stages', as('zhoutao'), strip, seen('.stage-events li')),
  screen('step-back', '/stages', as('zhoutao'), strip, press('退回上一阶段'), seen('textarea')),
  screen('town', '/stages', as('wangfang'), strip),
  screen('empty', '/stages?cycle=2024', as('zhoutao'), strip, seen('.empty')),
  ...waits.flatMap(([name, path, asked]) =>
    withoutAnswer(asked).map(({ state, before, shown }) =>
      screen(`${name}${state}`, path, as('zhoutao', before), shown),
    ),
  ),
  screen('city-review-early', `${review}&cycle=2024`, as('zhoutao'), strip, shapes),
  screen('decision-early', '/stages?tab=decision&cycle=2024', as('zhoutao'), strip, shapes),
  screen('city-review-huge', review, as('zhoutao', hugeOpinions), seen('#opinions'), shapes),
  screen('city-review', review, as('zhoutao'), seen('#opinions'), seen('#opinion-lists')),
  screen('mapping', review, as('zhoutao'), seen('#mapping'), press('修改'), seen('.mapping-row')),
  screen('expected', '/stages?tab=decision', as('zhoutao'), seen('#expected')),
  screen('archive-early', '/stages?tab=archive', as('zhoutao'), seen('#archives')),
]

async function seed({ server: { service }, actor }: District, codes: readonly string[]): Promise<void> {
  const [first = '', second = '', third = ''] = codes
  const office = actor('zhoutao')
  const grant = (id: Parameters<typeof authorise>[2]) => authorise(service, office, id)
  const reviewed = { act: 'review-unpublished', last: 0, reason: '本年度为试评，不公示' } as const
  await actOnCycle(service, await grant('actOnCycle'), cycle, reviewed)
  await makeCityPackage(service, await grant('makeCityPackage'), cycle, undefined)
  const submission = { package: 1, receipt: '市平台-2026-0017', submittedOn: '2026-11-22', documents: [], last: 1 }
  await submitToCity(service, await grant('submitToCity'), cycle, submission)
  const list = await listFile(opinionHeadings, [
    [first, '同意', null, null],
    [second, '调整', 'D', '市级相关部门认定整宗长期空置，已列入闲置土地名录'],
    [second, '同意', null, null],
    ['SJ-XX-9999', '同意', null, null],
    [third, '再议', null, '需补充材料'],
  ])
  const file = list.get('file')
  if (!(file instanceof File)) throw new Error('no file')
  const sent = { name: '市级研判意见.xlsx', bytes: new Uint8Array(await file.arrayBuffer()) }
  await readOpinionList(service, await grant('uploadOpinions'), cycle, sent)
  const entered = {
    parcelCode: third,
    opinion: '调整',
    class: 'D',
    reason: '安全隐患未整改，研判会议纪要第三条',
  } as const
  await enterOpinion(service, await grant('enterOpinion'), cycle, entered)
}

export const group: ScreenGroup = {
  name: 'stages',
  async start() {
    const parcels = sampleDistrict(2025)
    district = await startDistrict({ parcels })
    await evaluatedYear(district)
    await seed(
      district,
      parcels.map(({ parcel }) => String(parcel.parcelCode)),
    )
    return district
  },
  screens,
}
