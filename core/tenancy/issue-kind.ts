import { type Citation, proposed } from '../vocabulary/citation.ts'

/** What does not fit together in the letting of a parcel. Information: none of them refuses anything. */
export const tenancyIssueKinds = [
  'lessor-unknown',
  'lessor-self',
  'lessor-circle',
  'sublet-without-lease',
  'sublet-called-lease',
  'lease-called-sublet',
  'sublet-outlives-lease',
  'lease-ended',
  'tenants-over-let',
  'area-over-building',
] as const
export type TenancyIssueKind = (typeof tenancyIssueKinds)[number]

interface KindFacts {
  readonly name: string
  /** What is to be looked at. */
  readonly advice: string
  readonly clause: Citation
}

const ours = '文件没有规定，本系统提示核对'

/** Every one of them is ours; the note says what it rests on. */
export const tenancyIssueFacts: Readonly<Record<TenancyIssueKind, KindFacts>> = {
  'lessor-unknown': {
    name: '出租方不在地块上',
    advice: '出租方既不是用地主体，也不是地块上的企业。请核对名称或信用代码，或补录二房东。',
    clause: proposed(`字段“出租方”为用地主体或二房东；${ours}`),
  },
  'lessor-self': {
    name: '出租方是承租方自己',
    advice: '请核对出租方，或把用地关系改为“自有”。',
    clause: proposed(ours),
  },
  'lessor-circle': {
    name: '出租方互为承租方',
    advice: '几家企业互相填为出租方，请核对谁租给谁。',
    clause: proposed(ours),
  },
  'sublet-without-lease': {
    name: '转租没有上手租约',
    advice: '出租方本身不是承租方，也不是用地主体。请核对它的用地关系。',
    clause: proposed(ours),
  },
  'sublet-called-lease': {
    name: '向二房东承租却填“租赁”',
    advice: '出租方是地块上的承租企业，用地关系应为“分租”。',
    clause: proposed(`字段“用地关系”；${ours}`),
  },
  'lease-called-sublet': {
    name: '向用地主体承租却填“分租”',
    advice: '出租方就是用地主体，用地关系应为“租赁”。',
    clause: proposed(`字段“用地关系”；${ours}`),
  },
  'sublet-outlives-lease': {
    name: '转租期限超过上手租约',
    advice: '转租终止日期晚于二房东自己的租赁终止日期，请核对合同。',
    clause: proposed(ours),
  },
  'lease-ended': {
    name: '租约已到期',
    advice: '租赁终止日期已过。续租的更新日期，已搬离的删除这一行。',
    clause: proposed(ours),
  },
  'tenants-over-let': {
    name: '承租面积超过出租面积',
    advice: '承租企业占用面积合计超过出租面积的 101%，请核对两处面积。',
    clause: proposed(`字段“出租面积”，容差1%；${ours}`),
  },
  'area-over-building': {
    name: '占用面积超过总建筑面积',
    advice: '各企业占用面积合计超过总建筑面积的 101%，请核对。',
    clause: proposed('与检查 X02 同一口径'),
  },
}

export const soeLettingClause: Citation = {
  document: '松规划资源〔2023〕123号',
  clause: '三',
  standing: 'document',
  note: '区国资委：区属国企物业出租、转租',
}
