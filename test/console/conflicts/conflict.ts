import type { LedgerConflict } from '#core/api/conflicts.ts'

/** Two values for the vacant floor area of a parcel of 新桥镇. */
export function conflict(other: Partial<LedgerConflict> = {}): LedgerConflict {
  return {
    id: 'c1',
    form: 'parcel-self-assessment',
    key: '2025/SJ-XQ-0137',
    parcelCode: 'SJ-XQ-0137',
    parcelName: '新桥镇示例路137号',
    firmName: null,
    townCode: '310117105000',
    field: 'vacantFloorArea',
    layer: 'reported',
    base: 1200,
    mine: 1500,
    mineBy: '王芳',
    mineAt: '2026-11-21T14:20:07.000+08:00',
    theirs: 900,
    theirsBy: '李强',
    theirsAt: '2026-11-21T13:55:07.000+08:00',
    current: 900,
    rowRevision: 4,
    maySettle: true,
    settlement: null,
    ...other,
  }
}
