/** What Office knows the add-in by. For ever: another id is another add-in, and the first stays installed beside it. */
export const addinId = '32b96088-2807-48b3-9927-5cfc8dfdd2b6'

/** Words of the ribbon and of the list of add-ins. */
export interface Words {
  readonly zh: string
  readonly en: string
}

export const productName: Words = { zh: '产业用地体检', en: 'Industrial Land Checkup' }

export const providerName = 'parcel-checkup'

export const productDescription: Words = {
  zh: '按《松江区产业用地综合绩效评估和分类处置行动工作方案》（松规划资源〔2023〕123号）填报、校验、评分和同步。示例标准，非官方表样。',
  en: 'Fill, check, score and sync the industrial land forms of Songjiang District. Example standard, not an official form.',
}

/**
 * The manifest's version for a release "a.b.c": "a+1.b.c.0". Microsoft's validator and admin center refuse versions below
 * 1.0, and a later release must be a later version.
 */
export function manifestVersion(release: string): string {
  const [major, minor, patch] = release.split('.').map(Number)
  if (major === undefined || minor === undefined || patch === undefined || [major, minor, patch].some(Number.isNaN)) {
    throw new Error(`Not a release: ${release}`)
  }
  return `${major + 1}.${minor}.${patch}.0`
}
