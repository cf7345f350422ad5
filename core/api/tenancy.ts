import { z } from 'zod'
import { shareSums } from '../checks/share-sum.ts'
import { tenancyIssueKinds } from '../tenancy/issue-kind.ts'
import { defineEndpoints } from './endpoint.ts'
import { count, cursor, cycle, limit, rowStatus, xlsxFile } from './shapes.ts'
import { askingProblems } from './usual-problems.ts'

const text = z.string().nullable()
const area = z.number().nullable()

/** A firm's share on one of its parcels. Of a parcel that is not the reader's: town and share, nothing else. */
export const firmHolding = z.object({
  parcelCode: text,
  parcelName: text,
  townCode: text,
  /** In %, null when blank, which counts as 100. */
  share: z.number().nullable(),
  status: rowStatus.nullable(),
})
export type FirmHolding = z.infer<typeof firmHolding>

export const firmShares = z.object({
  uscc: z.string(),
  name: text,
  /** In %, exact. */
  sum: z.number(),
  state: z.enum(shareSums),
  holdings: z.array(firmHolding),
})
export type FirmShares = z.infer<typeof firmShares>

const lessor = z.object({
  kind: z.enum(['none', 'owner', 'firm', 'unknown']),
  uscc: text,
  /** As it was filled in. */
  text,
})

export const tenancyLink = z.object({
  uscc: z.string(),
  name: text,
  occupancy: text,
  lessor,
  /** 0 the owner, 1 from the owner, 2 from a sub-lessor …; null where the chain does not reach the owner. */
  depth: count.nullable(),
  leaseStart: text,
  leaseEnd: text,
  /** m² */
  area,
})
export type TenancyLinkBody = z.infer<typeof tenancyLink>

export const tenancyParcel = z.object({
  parcelCode: z.string(),
  parcelName: text,
  townCode: text,
  ownerName: text,
  ownerUscc: text,
  ownerIsSoe: text,
  /** m² */
  floorArea: area,
  rentedOutArea: area,
  links: z.array(tenancyLink),
  issues: z.array(z.object({ kind: z.enum(tenancyIssueKinds), uscc: text })),
})
export type TenancyParcelBody = z.infer<typeof tenancyParcel>

const readers = ['town', 'town-reviewer', 'district', 'auditor'] as const
const lettingReaders = [...readers, 'department'] as const
const town = z.string().max(40).optional()
/** Comma-separated: 央企, 市属, 区属, 镇属, 否. */
const soe = z.string().max(60).optional()

/** 租赁关系: shares of firms across the district, the letting chain of parcels, what is let of state-owned property. */
export const tenancyEndpoints = defineEndpoints({
  firmShares: {
    method: 'GET',
    path: '/api/v1/tenancy/shares',
    summary: '企业在各地块的分摊比例：合计不是100%的、在几宗地块上的、或一家企业的',
    roles: readers,
    query: z.object({
      cycle,
      only: z.enum(['off', 'several']).optional(),
      uscc: z.string().min(1).max(60).optional(),
      town,
      cursor,
      limit,
    }),
    answers: { 200: z.object({ items: z.array(firmShares), nextCursor: z.string().nullable() }) },
    problems: askingProblems,
  },
  tenancyParcels: {
    method: 'GET',
    path: '/api/v1/tenancy/parcels',
    summary: '出租、转租的地块：用地主体、二房东、承租企业和疑点',
    roles: lettingReaders,
    query: z.object({
      cycle,
      town,
      soe,
      issue: z.enum(['any', ...tenancyIssueKinds]).optional(),
      parcelCode: z.string().max(40).optional(),
      cursor,
      limit,
    }),
    answers: {
      200: z.object({
        items: z.array(tenancyParcel),
        nextCursor: z.string().nullable(),
        total: count,
        /** Parcels by kind of inconsistency within scope and town. */
        kinds: z.array(z.object({ kind: z.enum(tenancyIssueKinds), parcels: count })),
      }),
    },
    problems: askingProblems,
  },
  exportSoeLettings: {
    method: 'GET',
    path: '/api/v1/exports/soe-lettings',
    summary: '导出国企物业出租、转租清单（xlsx）',
    roles: lettingReaders,
    query: z.object({ cycle, town, soe }),
    answers: { 200: xlsxFile },
    problems: askingProblems,
  },
})
