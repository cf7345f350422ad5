import { createHash } from 'node:crypto'
import type { SurveyBody } from '#core/api/surveys.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { otherSignature, photo, signature } from './pictures.ts'

export function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** What was found on the example parcel: vacancy other than reported, a middling property, nothing unsafe. */
export const found = {
  vacantFloorArea: 1500,
  vacantLandArea: null,
  vacantSince: '2024-06-01',
  vacancyProof: '核查记录 12 号',
  propertyQuality: '中',
  workSafety: '符合',
  workSafetyProof: null,
  envRestrict: false,
  envCompliance: '达标',
  envProof: null,
  houseSafety: '无',
  houseSafetyGrade: null,
  houseSafetyProof: null,
  bottleneckTech: false,
  bottleneckProject: null,
  bottleneckProof: null,
} as const

export const inside = { longitude: 121.3, latitude: 31.05 } as const

export function surveyBody(other: Partial<SurveyBody> = {}): SurveyBody {
  return {
    cycle: '2025',
    parcelCode: 'SJ-XQ-0137',
    baseRevision: 1,
    formVersion: parcelForm.version,
    fields: { ...found },
    note: '西侧车间停用，门口有封条。',
    startedAt: '2026-11-21T13:40:00+08:00',
    finishedAt: '2026-11-21T14:05:00+08:00',
    place: { kind: 'fix', ...inside, accuracy: 12, at: '2026-11-21T13:41:00+08:00' },
    surveyor: { name: '王芳', signature: digest(signature) },
    companion: { state: 'signed', name: '陈国强', signature: digest(otherSignature) },
    photos: [{ sha256: digest(photo), subject: 'vacancy', caption: '西侧车间', takenAt: '2026-11-21T13:50:00+08:00' }],
    device: '手机 3f2a',
    ...other,
  }
}
