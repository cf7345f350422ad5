import { z } from 'zod'
import { templateAudiences } from '../vocabulary/template-title.ts'
import { defineEndpoints } from './endpoint.ts'
import { formId, xlsxFile } from './shapes.ts'

export const serviceEndpoints = defineEndpoints({
  health: {
    method: 'GET',
    path: '/api/v1/health',
    summary: '运行状态',
    roles: 'anyone',
    answers: { 200: z.object({ status: z.literal('ok'), version: z.string() }) },
    problems: [],
  },
  /** What a cached pane asks before it syncs: an old pane is told, not broken. */
  about: {
    method: 'GET',
    path: '/api/v1/about',
    summary: '版本与表单',
    roles: 'anyone',
    answers: {
      200: z.object({
        version: z.string(),
        minimumPaneVersion: z.string(),
        forms: z.array(z.object({ id: formId, version: z.string() })),
        district: z.object({ code: z.string(), name: z.string() }),
        demo: z.boolean(),
        /** An identity provider may be asked who somebody is. */
        singleSignOn: z.boolean(),
        today: z.string(),
      }),
    },
    problems: [],
  },
  openapi: {
    method: 'GET',
    path: '/api/v1/openapi.json',
    summary: 'OpenAPI 3.1',
    roles: 'anyone',
    answers: { 200: z.record(z.string(), z.unknown()) },
    problems: [],
    isDear: true,
  },
  templates: {
    method: 'GET',
    path: '/api/v1/templates',
    summary: '模板清单；演示时含示例工作簿',
    roles: 'anyone',
    answers: {
      200: z.object({
        items: z.array(
          z.object({
            name: z.string(),
            title: z.string(),
            kind: z.enum(['template', 'sample']),
            // An answer the pane kept may be older than this.
            audience: z.enum(templateAudiences).default('filer'),
            bytes: z.number().int(),
          }),
        ),
      }),
    },
    problems: [],
  },
  template: {
    method: 'GET',
    path: '/api/v1/templates/:name',
    summary: '下载模板或示例工作簿',
    roles: 'anyone',
    params: z.object({ name: z.string().max(120) }),
    answers: { 200: xlsxFile },
    problems: ['not-found'],
  },
})
