import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { iconFiles, iconFolder } from '#addin/manifest/facts.ts'
import { iconFile, iconNames, iconSizes, iconSvg } from '#addin/manifest/icons/catalogue.ts'
import { pngHead } from '#addin/manifest/png.ts'
import { pngPixels } from './png-pixels.ts'

test('图标文件正是目录里的那些', () => {
  expect(readdirSync(iconFolder).sort()).toEqual([...iconFiles].sort())
})

test.each(iconFiles)('%s 的大小与名称相符，有透明处、有图形', (file) => {
  const png = readFileSync(join(iconFolder, file))
  const size = Number(/-(\d+)\.png$/.exec(file)?.[1])
  expect(pngHead(png)).toEqual({ width: size, height: size, hasAlpha: true })
  const { data } = pngPixels(png)
  const alphas = data.filter((_, index) => index % 4 === 3)
  expect(alphas.filter((alpha) => alpha < 128).length).toBeGreaterThan(0)
  // A sixth of the square at least is drawn, in the brand's green and something lighter.
  expect(alphas.filter((alpha) => alpha === 255).length).toBeGreaterThan((size * size) / 6)
  const colors = new Set(Array.from({ length: size * size }, (_, at) => data.subarray(at * 4, at * 4 + 4).join()))
  expect(colors).toContain('11,107,85,255')
  expect(colors.size).toBeGreaterThan(2)
})

test('直边都在整像素上：每个尺寸单独绘制，不由缩放而来', () => {
  for (const name of iconNames) {
    for (const size of iconSizes) {
      const rectangles = [
        ...iconSvg(name, size).matchAll(/<rect x="([^"]*)" y="([^"]*)" width="([^"]*)" height="([^"]*)"/g),
      ]
      const edges = rectangles.flatMap((match) => match.slice(1).map(Number))
      expect(
        edges.filter((edge) => !Number.isInteger(edge)),
        iconFile(name, size),
      ).toEqual([])
    }
  }
})
