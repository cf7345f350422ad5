import { z } from 'zod'
import { authorityLayers, authorityStates } from '../roster/authority.ts'
import { defineEndpoints } from './endpoint.ts'
import { count, cycle, day, formId, rowStatus } from './shapes.ts'
import { askingProblems, objectProblems } from './usual-problems.ts'

const id = z.uuid()
const uscc = z.string().min(1).max(40)
const town = z.string().min(1).max(40)
const parcelCode = z.string().min(1).max(40)
/** As many of a request as one authority may name. */
export const mostNamedParcels = 5000
const parcelCodes = z.array(parcelCode).max(mostNamedParcels)
const reason = z.string().trim().min(1).max(200)
const authorityLayer = z.enum(authorityLayers)

/** A 第三方技术单位. Whom to call is told to those who answer for the filling, to others masked. */
export const thirdPartyUnit = z.object({
  uscc: z.string(),
  name: z.string(),
  contractNo: z.string(),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  revision: count,
  changedBy: z.string(),
  changedAt: z.string(),
  /** Accounts of the unit that are switched on. */
  accounts: count,
})
export type ThirdPartyUnit = z.infer<typeof thirdPartyUnit>

export const authorityLine = z.object({
  id,
  uscc: z.string(),
  from: day,
  until: day,
  state: z.enum(authorityStates),
  towns: z.array(town),
  /** Parcels it names, and those of it that were handed on. */
  parcels: count,
  handedOn: count,
  forms: z.array(formId),
  layers: z.array(authorityLayer),
  reason: z.string(),
  givenBy: z.string(),
  givenAt: z.string(),
  /** The hand-over that made it, if one did. */
  handOver: z.string().nullable(),
  ended: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
  /** The reader may end it and hand it over. */
  mayChange: z.boolean(),
})
export type AuthorityLine = z.infer<typeof authorityLine>

export const handOverLine = z.object({
  id,
  fromUscc: z.string(),
  toUscc: z.string(),
  parcels: count,
  unfinished: count,
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  undone: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
  mayChange: z.boolean(),
})
export type HandOverLine = z.infer<typeof handOverLine>

/** A parcel of an authority in a year, with how far it is. */
export const authorityParcel = z.object({
  parcelCode: z.string(),
  parcelName: z.string().nullable(),
  townCode: z.string().nullable(),
  status: rowStatus,
  required: count,
  filled: count,
  /** Not yet submitted: still to be done by whoever has it. */
  isUnfinished: z.boolean(),
})
export type AuthorityParcel = z.infer<typeof authorityParcel>

const authorityParcels = z.object({
  /** Of a long list the first five hundred, those unfinished first. */
  items: z.array(authorityParcel),
  total: count,
  unfinished: count,
})

/** A unit sees itself; a 街镇 all units and the authorities on its parcels; administrators the names for accounts. */
const readers = ['town', 'town-reviewer', 'district', 'third-party', 'auditor', 'admin'] as const
/** Administrators are not told what a unit may do. */
const lookers = ['town', 'town-reviewer', 'district', 'third-party', 'auditor'] as const
const givers = ['town-reviewer', 'district'] as const
const acted = [...askingProblems, 'origin-refused', 'storage-full', 'third-party-refused'] as const

/** 第三方技术单位: who they are, what they may do until when, and what passes from one to another. */
export const thirdPartyEndpoints = defineEndpoints({
  thirdParties: {
    method: 'GET',
    path: '/api/v1/third-parties',
    summary: '第三方单位：单位、授权和移交',
    roles: readers,
    /** The newest first; of long records the newest five hundred. */
    answers: {
      200: z.object({
        units: z.array(thirdPartyUnit),
        authorities: z.array(authorityLine),
        handOvers: z.array(handOverLine),
      }),
    },
    problems: askingProblems,
  },
  saveThirdParty: {
    method: 'POST',
    path: '/api/v1/third-parties',
    summary: '第三方单位：登记，或更改登记',
    roles: givers,
    body: z.object({
      uscc,
      name: z.string().trim().min(1).max(60),
      contractNo: z.string().trim().max(60),
      contactName: z.string().trim().max(40),
      contactPhone: z.string().trim().max(40),
      /** Of the unit as it was read; 0 for a new one. */
      revision: count.min(0),
    }),
    answers: { 200: thirdPartyUnit },
    problems: [...acted],
    bodyLimitBytes: 5000,
  },
  giveAuthority: {
    method: 'POST',
    path: '/api/v1/third-parties/authorities',
    summary: '第三方单位：授权，限期、限地块或街镇、限表和层',
    roles: givers,
    body: z.object({
      uscc,
      from: day,
      until: day,
      towns: z.array(town).max(30),
      parcelCodes,
      forms: z.array(formId).max(5),
      layers: z.array(authorityLayer).max(2),
      reason,
    }),
    answers: { 200: authorityLine },
    problems: [...acted, 'not-found', 'row-outside-scope'],
    bodyLimitBytes: 300_000,
  },
  endAuthority: {
    method: 'POST',
    path: '/api/v1/third-parties/authorities/:id/end',
    summary: '第三方单位：提前终止授权，即刻失效',
    roles: givers,
    params: z.object({ id }),
    body: z.object({ reason }),
    answers: { 200: authorityLine },
    problems: [...acted, 'not-found'],
    bodyLimitBytes: 2000,
  },
  authorityParcels: {
    method: 'GET',
    path: '/api/v1/third-parties/authorities/:id/parcels',
    summary: '第三方单位：授权内的地块和进度',
    roles: lookers,
    params: z.object({ id }),
    query: z.object({ cycle }),
    answers: { 200: authorityParcels },
    problems: objectProblems,
  },
  previewHandOver: {
    method: 'POST',
    path: '/api/v1/third-parties/authorities/:id/hand-over-preview',
    summary: '第三方单位：移交前看哪些地块未完成，不改数据',
    roles: givers,
    params: z.object({ id }),
    body: z.object({ cycle, parcelCodes: parcelCodes.nullable() }),
    answers: { 200: authorityParcels },
    problems: [...acted, 'not-found'],
    bodyLimitBytes: 300_000,
  },
  handOver: {
    method: 'POST',
    path: '/api/v1/third-parties/authorities/:id/hand-over',
    summary: '第三方单位：把授权内的地块移交另一单位',
    roles: givers,
    params: z.object({ id }),
    body: z.object({
      cycle,
      toUscc: uscc,
      /** Null: all parcels of the year. */
      parcelCodes: parcelCodes.nullable(),
      until: day,
      reason,
      /** As the preview said. */
      total: count,
      unfinished: count,
    }),
    answers: { 200: handOverLine },
    problems: [...acted, 'not-found'],
    bodyLimitBytes: 300_000,
  },
  undoHandOver: {
    method: 'POST',
    path: '/api/v1/third-parties/hand-overs/:id/undo',
    summary: '第三方单位：撤回移交，接收单位尚未动过时',
    roles: givers,
    params: z.object({ id }),
    body: z.object({ reason }),
    answers: { 200: handOverLine },
    problems: [...acted, 'not-found'],
    bodyLimitBytes: 2000,
  },
})
