import type { Scalar } from '../form/field.ts'
import type { RecordValues } from './read-record.ts'

/** What a record or a parcel may be known by, in one spelling; absent where it has none. */
export interface ParcelKeys {
  readonly code?: string
  /** 宗地代码: the first 19 characters of a 不动产单元号, as the parcel is the 宗地, not what stands on it. */
  readonly unit?: string
  readonly certificate?: string
}

const parcelPart = 19

export function keysOf({ parcelCode, realEstateUnitNo, certNo }: RecordValues): ParcelKeys {
  const code = textOf(parcelCode)
  const unit = textOf(realEstateUnitNo)
  const certificate = textOf(certNo)
  return {
    ...(code === null ? {} : { code }),
    ...(unit === null ? {} : { unit: unit.slice(0, parcelPart) }),
    ...(certificate === null ? {} : { certificate: certificateKey(certificate) }),
  }
}

/** 沪(2021)松字不动产权第 012345 号 and 沪（2021）松字不动产权第012345号 are one certificate. */
export function certificateKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[[［【〔]/g, '(')
    .replace(/[\]］】〕]/g, ')')
    .replace(/\s+/g, '')
    .toUpperCase()
}

function textOf(value: Scalar | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
