import { expect, it } from 'vitest'
import { pageHtml } from '../../bundle/page-html.ts'

const template = '<!doctype html><head><title>体检</title></head><body></body>'

it('names styles and scripts inside the head, by their address on the server', () => {
  const html = pageHtml(template, '/pane/', ['assets/main.1.js', 'assets/main.2.css'])
  const head = html.slice(0, html.indexOf('</head>'))
  expect(head).toContain('<link rel="stylesheet" href="/pane/assets/main.2.css">')
  expect(head).toContain('<script defer src="/pane/assets/main.1.js"></script>')
  expect(html.endsWith('</head><body></body>')).toBe(true)
})

it('refuses a template without a head', () => {
  expect(() => pageHtml('<p>', '/', [])).toThrow('no </head>')
})
