/** What objects that are no parcel, account or batch begin with. */
const kinds: Readonly<Record<string, string>> = {
  audit: '审计记录',
  ledger: '台账',
  results: '评估结果',
  cycle: '年度',
  roster: '专班名册',
  objection: '公示异议',
  'decision-overview': '研判总览',
  'check-up-sheet': '体检表',
  'city-mapping': '市平台列名对照',
  'soe-lettings': '国企出租',
}

const chains: Readonly<Record<string, string>> = { district: '本区链', installation: '系统链' }

/** `ledger 2025` as 台账 2025; an object that is a name of its own stays as it is. */
export function objectText(object: string): string {
  const [kind = '', ...rest] = object.split(' ')
  const word = kinds[kind]
  if (word === undefined) return object
  return [word, ...rest.map((part) => (kind === 'audit' ? (chains[part] ?? part) : part))].join(' ')
}
