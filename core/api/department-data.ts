import { z } from 'zod'
import { lineStates } from '../department-data/import-state.ts'
import {
  choicesBody,
  declaration,
  declarationBody,
  declarationField,
  departmentList,
  listApplication,
  listId,
  listLine,
  overruledValue,
  reasonBody,
} from './department-data-shapes.ts'
import { defineEndpoints } from './endpoint.ts'
import { formRefusals } from './file-refusals.ts'
import { approval, cursor, cycle, formId, limit, xlsxFile } from './shapes.ts'
import { askingProblems, objectProblems, writingProblems } from './usual-problems.ts'

/** A department sees its own lists; 区专班 and the auditor see all of them. */
const readers = ['department', 'district', 'auditor'] as const
const writers = ['department'] as const
const acted = [...objectProblems, ...writingProblems] as const

/** Lists of departments: read and matched first, nothing is written before the application; 名单完整 beside them. */
export const departmentDataEndpoints = defineEndpoints({
  departmentLists: {
    method: 'GET',
    path: '/api/v1/department-data/lists',
    summary: '部门数据：导入记录，最近的在前',
    roles: readers,
    query: z.object({ cycle: cycle.optional(), department: z.string().max(40).optional(), cursor, limit }),
    answers: { 200: z.object({ items: z.array(departmentList), nextCursor: z.string().nullable() }) },
    problems: askingProblems,
  },
  uploadDepartmentList: {
    method: 'POST',
    path: '/api/v1/department-data/lists',
    summary: '部门数据：上传本部门的名单（模板 xlsx 或同样表头的 CSV），只读取并匹配，不改数据',
    roles: writers,
    query: z.object({ cycle }),
    body: { multipart: 'file' },
    answers: { 200: departmentList },
    problems: [
      ...askingProblems,
      'origin-refused',
      'request-too-large',
      'too-busy',
      'cycle-unknown',
      'storage-full',
      'department-list-unreadable',
      ...formRefusals,
    ],
    bodyLimitBytes: 21_000_000,
  },
  departmentList: {
    method: 'GET',
    path: '/api/v1/department-data/lists/:id',
    summary: '部门数据：一份名单',
    roles: readers,
    params: listId,
    answers: { 200: departmentList },
    problems: objectProblems,
  },
  departmentListLines: {
    method: 'GET',
    path: '/api/v1/department-data/lists/:id/lines',
    summary: '部门数据：逐行的匹配结果、候选、读不了的值和差异',
    roles: readers,
    params: listId,
    query: z.object({
      state: z.enum(lineStates).optional(),
      /** Lines with a difference beyond the tolerance, or with a value that was not taken. */
      only: z.enum(['beyond', 'faults', 'not-written']).optional(),
      /** Part of code, 信用代码 or name. */
      q: z.string().max(100).optional(),
      cursor,
      limit,
    }),
    answers: {
      200: z.object({ items: z.array(listLine), nextCursor: z.string().nullable(), total: z.number().int() }),
    },
    problems: objectProblems,
  },
  chooseDepartmentLines: {
    method: 'POST',
    path: '/api/v1/department-data/lists/:id/choices',
    summary: '部门数据：为匹配不上的行选定候选，应用之前可以收回',
    roles: writers,
    params: listId,
    body: choicesBody,
    answers: { 200: departmentList },
    problems: [...acted, 'department-list-closed'],
  },
  applyDepartmentList: {
    method: 'POST',
    path: '/api/v1/department-data/lists/:id/application',
    summary: '部门数据：把匹配上的行写入部门核定层，全部或全不',
    roles: writers,
    params: listId,
    body: listApplication,
    answers: { 200: departmentList },
    problems: [...acted, 'department-list-closed', 'department-list-unseen'],
  },
  reverseDepartmentList: {
    method: 'POST',
    path: '/api/v1/department-data/lists/:id/reversal',
    summary: '部门数据：撤销一份已应用的名单，恢复原来的部门核定值；之后又有人改过的不能撤销',
    roles: writers,
    params: listId,
    body: reasonBody,
    answers: { 200: departmentList },
    problems: [...acted, 'department-list-closed', 'department-list-built-on'],
  },
  departmentListReport: {
    method: 'GET',
    path: '/api/v1/department-data/lists/:id/report',
    summary: '部门数据：一份名单的匹配报告（xlsx）',
    roles: readers,
    params: listId,
    query: z.object({ approval }),
    answers: { 200: xlsxFile },
    problems: [...objectProblems, 'export-not-approved'],
  },
  declarations: {
    method: 'GET',
    path: '/api/v1/department-data/declarations',
    summary: '名单完整：各字段核定到哪里，谁在何时声明过',
    roles: readers,
    query: z.object({ cycle, department: z.string().max(40).optional() }),
    answers: { 200: z.object({ fields: z.array(declarationField), declarations: z.array(declaration) }) },
    problems: askingProblems,
  },
  overruledValues: {
    method: 'GET',
    path: '/api/v1/department-data/overruled',
    summary: '名单完整：声明之前，与声明相反的填报值',
    roles: writers,
    query: z.object({ cycle, form: formId, field: z.string().max(60), cursor, limit }),
    answers: {
      200: z.object({ items: z.array(overruledValue), nextCursor: z.string().nullable(), total: z.number().int() }),
    },
    problems: [...askingProblems, 'department-field-not-declarable'],
  },
  declareComplete: {
    method: 'POST',
    path: '/api/v1/department-data/declarations',
    summary: '名单完整：声明本部门的名单完整，名单之外的核定为否、无、达标、符合、合法',
    roles: writers,
    body: declarationBody,
    answers: { 200: declaration },
    problems: [
      ...askingProblems,
      ...writingProblems,
      'cycle-unknown',
      'department-field-not-declarable',
      'department-overruled-unseen',
    ],
  },
  revokeDeclaration: {
    method: 'POST',
    path: '/api/v1/department-data/declarations/:id/revocation',
    summary: '名单完整：撤销声明，因它核定的值不再核定',
    roles: writers,
    params: listId,
    body: reasonBody,
    answers: { 200: declaration },
    problems: [...acted, 'department-declaration-closed'],
  },
})
