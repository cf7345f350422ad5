import { authorise } from '#server/actions/authorise.ts'
import { startArchive } from '#server/archive/build.ts'
import { listArchives } from '#server/archive/read.ts'
import { agreeToRest } from '#server/city-review/opinions.ts'
import { makeCityPackage } from '#server/city-review/package.ts'
import { submitToCity } from '#server/city-review/submit.ts'
import { actOnCycle } from '#server/cycle-stage/act.ts'
import { recordDecision } from '#server/cycle-stage/decide.ts'
import { uploadStageDocument } from '#server/cycle-stage/documents.ts'
import { sampleDistrict } from '#server/demo/district.ts'
import { pdf } from '../../server/attachments/files.ts'
import { evaluatedYear } from '../cycle-stage-made.ts'
import { cycle, type District, startDistrict } from '../district.ts'
import type { Screen, ScreenGroup } from '../screen.ts'
import { answering, press, type Step, seen, shapes, signingIn, steps } from '../screen-steps.ts'

let district: District | null = null

const as = signingIn(() => {
  if (district === null) throw new Error('the district is not open')
  return district
})

function screen(name: string, path: string, before: Step, ...then: readonly Step[]): Screen {
  return { name: `stages-decided-${name}`, path, before, setup: steps(...then) }
}

const decisionTab = '/stages?tab=decision'
const archiveTab = '/stages?tab=archive'

/** The package as it stands before it is whole, or when it never will be. */
function archiveAs(change: object): Step {
  return answering('**/api/v1/archives/*', (answer) => {
    const { items } = answer as { items: readonly object[] }
    return {
      ...answer,
      items: items.map((item) => ({ ...item, sha256: null, size: null, finishedAt: null, ...change })),
    }
  })
}

const screens: readonly Screen[] = [
  screen('stages', '/stages', as('zhoutao'), seen('.stage-events li')),
  screen('decision', decisionTab, as('zhoutao'), seen('#decision')),
  screen('correct', decisionTab, as('zhoutao'), seen('#decision'), press('更正审定'), seen('form')),
  screen('town', decisionTab, as('wangfang'), seen('#decision')),
  screen('archive', archiveTab, as('zhoutao'), seen('.stage-hash')),
  screen(
    'archive-running',
    archiveTab,
    as('zhoutao', archiveAs({ state: 'running', step: '写入结果', done: 19_400, total: 48_501 })),
    shapes,
  ),
  screen('archive-cancelled', archiveTab, as('zhoutao', archiveAs({ state: 'cancelled' })), seen('.badge'), shapes),
  screen(
    'archive-failed',
    archiveTab,
    as('zhoutao', archiveAs({ state: 'failed', failure: '磁盘空间不足，已写的部分已删除。' })),
    seen('.badge'),
    shapes,
  ),
]

async function seed({ server: { service }, actor }: District, code: string): Promise<void> {
  const office = actor('zhoutao')
  const grant = (id: Parameters<typeof authorise>[2]) => authorise(service, office, id)
  const reviewed = { act: 'review-unpublished', last: 0, reason: '本年度为试评，不公示' } as const
  await actOnCycle(service, await grant('actOnCycle'), cycle, reviewed)
  await makeCityPackage(service, await grant('makeCityPackage'), cycle, undefined)
  const submission = { package: 1, receipt: '市平台-2026-0017', submittedOn: '2026-11-22', documents: [], last: 1 }
  await submitToCity(service, await grant('submitToCity'), cycle, submission)
  const agreement = { last: 2, note: '市级联合研判会议纪要〔2026〕3号', documents: [] }
  await agreeToRest(service, await grant('agreeToRest'), cycle, agreement)
  const scan = { name: '批复.pdf', bytes: new Uint8Array(pdf) }
  const { sha256 } = await uploadStageDocument(service, await grant('uploadStageDocument'), cycle, scan)
  const title = '关于松江区2025年度产业用地综合绩效评估结果的批复'
  const about = { title, number: '示例〔2026〕8号', authority: '市委、市政府', decidedOn: '2026-11-22', sha256 }
  const adjustments = [{ parcelCode: code, class: 'C' as const, reason: '批复第三条，改为观察整改' }]
  const asked = { document: about, adjustments, last: 3 }
  await recordDecision(service, await grant('recordDecision'), cycle, asked)
  await startArchive(service, await grant('buildArchive'), cycle, undefined)
  for (;;) {
    const [made] = (await listArchives(service, cycle)).items
    if (made?.state === 'done') return
    if (made?.state !== 'running') throw new Error(`the package ended as ${made?.state}: ${made?.failure}`)
    await new Promise((later) => setTimeout(later, 200))
  }
}

export const group: ScreenGroup = {
  name: 'stages-decided',
  async start() {
    const parcels = sampleDistrict(2025)
    district = await startDistrict({ parcels })
    await evaluatedYear(district)
    await seed(district, String(parcels[0]?.parcel.parcelCode))
    return district
  },
  screens,
}
