import { expect, test } from 'vitest'
import { testApp } from '../http/test-app.ts'

test('只有手机核查页面可以定位', async () => {
  const app = await testApp()
  const policyOf = async (path: string) => (await app.fetch(path)).headers.get('permissions-policy')
  expect(await policyOf('/pane/survey.html')).toBe('camera=(), microphone=(), geolocation=(self)')
  for (const path of ['/', '/pane/', '/pane/excel.html', '/pane/survey.html/', '/survey.html']) {
    expect(await policyOf(path), path).toBe('camera=(), microphone=(), geolocation=()')
  }
})
