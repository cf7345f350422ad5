import type { CheckCase } from './check-case.ts'
import { creditCode } from './sample.ts'
import { toFullWidth } from './typed.ts'

const owner = (name: string, ownerUscc: string, expect: readonly string[], may: readonly string[] = []): CheckCase => ({
  name: `信用代码 ${name}`,
  parcel: { ownerUscc },
  expect,
  may,
})
const firm = (name: string, uscc: string, expect: readonly string[], may: readonly string[] = []): CheckCase => ({
  name: `企业信用代码 ${name}`,
  firms: [{ uscc }],
  expect,
  may,
})

const wrongStructure = ['X09 E parcel']
/** A wrong structure may also be told at the field. */
const open = ['E parcel.ownerUscc']
const good = creditCode(70_000_001)
const withLast = (last: string): string => `${good.slice(0, 17)}${last}`
/** The inner check digit changed, the outer one recomputed over it. */
const innerWrong = '91310117000000100B'

const structures: readonly CheckCase[] = [
  owner('少一位', good.slice(1), wrongStructure, open),
  owner('多一位', `${good}0`, wrongStructure, open),
  ...[...'IOSVZ'].map((letter) =>
    owner(`含 ${letter}`, `9131011700000${letter}071`.padEnd(18, '1'), wrongStructure, open),
  ),
  owner('区划含字母', '9131O1170000001071', wrongStructure, open),
  owner('区划含合法字母', '9131A1170000001071', wrongStructure, open),
  owner('含汉字', '91310117甲000001071', wrongStructure, open),
]

const checksums: readonly CheckCase[] = [
  owner('末位不符', withLast(good.endsWith('0') ? '1' : '0'), ['X09 W parcel']),
  owner('内层校验不符', innerWrong, ['X09 W parcel']),
  ...['91350203M0001QAY9B', '91350100M0001TGQXM', '91350211M0000XUF46'].map((code) =>
    owner(`早期试点 ${code}`, code, ['X09 W parcel']),
  ),
  ...['914403001922038216', '9144030071526726XG', '91350200MA2YJ1XR9G'].map((code) => owner(`实有 ${code}`, code, [])),
  ...['91310117999999912E', '913101179999999209', '913101170000001071', '91310117MA0000A19E'].map((code) =>
    owner(`虚构 ${code}`, code, []),
  ),
  firm('早期试点', '91350203M0001QAY9B', ['X09 W firm1', 'X10 I firm1']),
  firm('注册在外', '9144030071526726XG', ['X10 I firm1']),
  firm('注册在外二', '91350200MA2YJ1XR9G', ['X10 I firm1']),
  firm('少一位', creditCode(70_000_002).slice(1), ['X09 E firm1'], ['E firm1.uscc', 'X10 I firm1']),
]

/** X10 speaks of the firms alone: an owner registered elsewhere is no news. */
const spellings: readonly CheckCase[] = [
  owner('小写', '91310117ma0000a19e', []),
  owner('全角', toFullWidth('91310117MA0000A19E'), []),
  owner('前后空格', '  91310117MA0000A19E ', []),
  firm('全角', toFullWidth(creditCode(70_000_004)), []),
  firm('前后空格', ` ${creditCode(70_000_005)} `, []),
]

const unit = (name: string, realEstateUnitNo: string, accepted: boolean): CheckCase => ({
  name: `不动产单元号 ${name}`,
  parcel: { realEstateUnitNo },
  expect: accepted ? [] : ['E parcel.realEstateUnitNo'],
})

const unitNumbers: readonly CheckCase[] = [
  unit('宗地十九位', '310117001001GB00012', true),
  unit('房屋二十八位', '310117001001GB00012F00010001', true),
  unit('无定着物', '310117001001GB00012W00000000', true),
  ...[...'GJZ'].map((letter) => unit(`权属 ${letter}`, `310117001001${letter}B00012`, true)),
  ...[...'ABCDEFSXWY'].map((letter) => unit(`特征 ${letter}`, `310117001001G${letter}00012`, true)),
  ...[...'FLQW'].map((letter) => unit(`定着物 ${letter}`, `310117001001GB00012${letter}00000000`, true)),
  unit('别的区', '310118001001GB00012', false),
  unit('权属字母不对', '310117001001KB00012', false),
  unit('特征字母不对', '310117001001GH00012', false),
  unit('少一位', '310117001001GB0001', false),
  unit('二十位', '310117001001GB000120', false),
  unit('定着物五位', '310117001001GB00012F00001', false),
  unit('定着物字母不对', '310117001001GB00012K00010001', false),
  unit('地籍区含字母', '31011700A001GB00012', false),
]

const certificates: readonly CheckCase[] = [
  '沪（2021）松字不动产权第012345号',
  '沪(2021)松字不动产权第012345号',
  '沪房地松字（2005）第012345号',
  '沪房地松字(2005)第012345号',
].map((certNo): CheckCase => ({ name: `权证号 ${certNo}`, parcel: { certNo }, expect: [] }))

const oddCertificate: CheckCase = { name: '权证号写得不像', parcel: { certNo: '见附件' }, expect: ['W parcel.certNo'] }

/** Section 4: credit codes, real-estate unit numbers and certificate numbers. */
export const codeCases: readonly CheckCase[] = [
  ...structures,
  ...checksums,
  ...spellings,
  ...unitNumbers,
  ...certificates,
  oddCertificate,
]
