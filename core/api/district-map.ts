import { z } from 'zod'
import { dataReaders, evaluationReaders } from '../access/role.ts'
import { defineEndpoints } from './endpoint.ts'
import { cycle, landClass, parcelClass, rowStatus } from './shapes.ts'
import { askingProblems, objectProblems } from './usual-problems.ts'

/** Integers of a ring: longitude and latitude of the first vertex, then differences; units of 1e-6 degrees. */
const quantisedRing = z.array(z.number().int())

/** Parcels of a 街镇 as columns: the n-th of each is the n-th parcel. */
export const mapTown = z.object({
  cycle,
  townCode: z.string(),
  /** Names the boundaries of this answer; sent back as `known` it saves them. */
  version: z.string(),
  codes: z.array(z.string()),
  names: z.array(z.string().nullable()),
  landClasses: z.array(landClass.nullable()),
  statuses: z.array(rowStatus),
  /** Of the evaluation that is shown. */
  classes: z.array(parcelClass.nullable()),
  totals: z.array(z.number().nullable()),
  /** Polygons, each its outer ring and its holes; null without a boundary. The whole is null when `known` still holds. */
  boundaries: z.array(z.array(z.array(quantisedRing)).nullable()).nullable(),
})
export type MapTown = z.infer<typeof mapTown>

export const mapIndex = z.object({
  cycle,
  parcels: z.number().int(),
  withoutGeometry: z.number().int(),
  /** Only towns of the reader's scope; '' holds parcels without one. */
  towns: z.array(
    z.object({
      townCode: z.string(),
      townName: z.string(),
      parcels: z.number().int(),
      withoutGeometry: z.number().int(),
      /** West, south, east, north in degrees; null without any boundary. */
      extent: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    }),
  ),
})
export type MapIndex = z.infer<typeof mapIndex>

/** One indicator of all parcels the reader sees, as columns by code. */
export const mapValues = z.object({
  evaluation: z.string(),
  indicator: z.string(),
  codes: z.array(z.string()),
  /** Null where there is none, or where it rests on a masked value. */
  values: z.array(z.number().nullable()),
})
export type MapValues = z.infer<typeof mapValues>

/** 一张图 of the console: all parcels of a year within the reader's scope, a 街镇 an answer. */
export const districtMapEndpoints = defineEndpoints({
  baseMapIndex: {
    method: 'GET',
    path: '/api/v1/base-map/map/:cycle',
    summary: '一张图：各街镇的地块数、未落图数和范围',
    roles: dataReaders,
    params: z.object({ cycle }),
    answers: { 200: mapIndex },
    problems: askingProblems,
  },
  baseMapTown: {
    method: 'GET',
    path: '/api/v1/base-map/map/:cycle/:town',
    summary: '一张图：一个街镇的地块边界、状态和类别；town 为 none 时是没有街镇的地块',
    roles: dataReaders,
    params: z.object({ cycle, town: z.string().max(40) }),
    query: z.object({ known: z.string().max(100).optional() }),
    answers: { 200: mapTown },
    problems: askingProblems,
  },
  baseMapValues: {
    method: 'GET',
    path: '/api/v1/base-map/values/:id/:indicator',
    summary: '一张图：一次评估中一项指标的全部地块值，与评估结果同样屏蔽',
    roles: evaluationReaders,
    params: z.object({ id: z.string().max(60), indicator: z.string().max(40) }),
    answers: { 200: mapValues },
    problems: [...objectProblems, 'evaluation-not-done'],
  },
})
