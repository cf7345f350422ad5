import type { PolicyDocument } from '#core/vocabulary/policy.ts'

/** Made up: no document is known to extend 9号文. */
export const extension: PolicyDocument = {
  number: '示例规范〔2025〕3号',
  title: '关于延长规划产业区块外优质项目认定工作指引有效期的通知（示例）',
  issuer: '示例机关',
  issuedOn: '2025-10-20',
  effectiveFrom: '2025-10-26',
  effectiveTo: null,
  succession: { how: 'extends', document: '沪经信规范〔2020〕9号', until: '2030-10-25' },
  note: '',
  source: '示例',
  isVoid: false,
}

/** Made up: takes the place of 9号文. */
export const replacement: PolicyDocument = {
  ...extension,
  number: '示例规范〔2026〕1号',
  title: '规划产业区块外优质项目认定办法（示例）',
  issuedOn: '2026-01-10',
  effectiveFrom: '2026-02-01',
  effectiveTo: '2031-01-31',
  succession: { how: 'replaces', document: '沪经信规范〔2020〕9号' },
}
