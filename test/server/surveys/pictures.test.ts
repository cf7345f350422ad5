import { randomUUID } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { surveyLimits } from '#core/survey/limits.ts'
import { jpegFault } from '#server/surveys/jpeg-fault.ts'
import { pngFault } from '#server/surveys/png-fault.ts'
import { wangFang, zhangWei } from '../cast.ts'
import { call } from '../http/test-app.ts'
import { canvasJpeg, canvasPng, otherPhoto, photo, signature } from './pictures.ts'
import { codeOf, pictureCall, surveyable } from './stage.ts'

const { photoSide, signatureSide } = surveyLimits

function bytes(...parts: readonly (Uint8Array | readonly number[] | string)[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array))))
}

/** A JPEG with a segment behind its first two bytes. */
function withSegment(kind: number, content: string): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(content, 'latin1')
  const head = [0xff, kind, (text.length + 2) >> 8, (text.length + 2) & 0xff]
  return bytes(photo.subarray(0, 2), head, text, photo.subarray(2))
}

function withSide(jpeg: Uint8Array, width: number): Uint8Array<ArrayBuffer> {
  const changed = Buffer.from(jpeg)
  const frame = changed.indexOf(Buffer.from([0xff, 0xc0]))
  changed.writeUInt16BE(width, frame + 7)
  return new Uint8Array(changed)
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(content.length, 0)
  around.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)])
}

/** A PNG of that size around these packed pixels. */
function pngOf(
  width: number,
  height: number,
  packed: Uint8Array,
  ...more: readonly Uint8Array[]
): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const start = canvasPng.subarray(0, 8)
  return bytes(start, chunk('IHDR', header), ...more, chunk('IDAT', packed), chunk('IEND', new Uint8Array(0)))
}

const plain = deflateSync(Buffer.alloc(4 * 17))
const html = '<script>alert(1)</script>'
const isWhole = '不是完整的图片'
const isWords = '带有拍摄信息或附加内容'

test.each([
  ['页面拍的', photo, null],
  ['另一张', otherPhoto, null],
  ['浏览器写了色彩档案', canvasJpeg, isWords],
  ['相机的 Exif（含位置）', withSegment(0xe1, 'Exif\0\0GPS'), isWords],
  ['注释里有脚本', withSegment(0xfe, html), isWords],
  ['图后面接了网页', bytes(photo, html), isWords],
  ['图后面接了压缩包', bytes(photo, 'PK\u0003\u0004'), isWords],
  ['截掉了结尾', photo.subarray(0, -2), isWhole],
  ['截在中间', photo.subarray(0, 200), isWhole],
  ['只有头和尾', bytes([0xff, 0xd8, 0xff, 0xd9]), isWhole],
  ['没有画面', bytes(photo.subarray(0, 20), [0xff, 0xd9]), isWhole],
  ['长度越界', bytes([0xff, 0xd8, 0xff, 0xdb, 0xff, 0xff, 0]), isWhole],
  ['自称六万像素宽', withSide(photo, 60_000), `边长 60000 像素，最多 ${photoSide}`],
  ['宽为零', withSide(photo, 0), isWhole],
  ['网页改了后缀', bytes(html), '不是 JPEG 图片'],
  ['PNG 当照片', signature, '不是 JPEG 图片'],
  ['空文件', bytes(), '不是 JPEG 图片'],
])('照片：%s', (_name, content, fault) => {
  expect(jpegFault(content, photoSide)).toBe(fault)
})

test.each([
  ['页面画的', signature, null],
  ['自己拼的', pngOf(4, 4, plain), null],
  ['带文字块', pngOf(4, 4, plain, chunk('tEXt', Buffer.from('Comment\0x'))), isWords],
  ['带动画块', pngOf(4, 4, plain, chunk('acTL', Buffer.alloc(8))), isWords],
  ['图后面接了网页', bytes(signature, html), isWords],
  ['校验和不对', bytes(signature.subarray(0, 20), [signature[20] === 1 ? 2 : 1], signature.subarray(21)), isWhole],
  ['截掉了结尾', signature.subarray(0, -4), isWhole],
  ['像素比说的多（压缩炸弹）', pngOf(4, 4, deflateSync(Buffer.alloc(50_000_000))), isWhole],
  ['像素解不开', pngOf(4, 4, new Uint8Array(40)), isWhole],
  ['自称很大', pngOf(100_000, 4, plain), `边长 100000 像素，最多 ${signatureSide}`],
  ['JPEG 当签名', photo, '不是 PNG 图片'],
])('签名：%s', (_name, content, fault) => {
  expect(pngFault(content, signatureSide)).toBe(fault)
})

test('上传：不像照片的、太大的、别人范围的都不收，也不落盘', async () => {
  const app = await surveyable()
  const id = randomUUID()
  const send = (content: Uint8Array<ArrayBuffer>, use: 'photo' | 'signature', actor = wangFang) =>
    call(app, actor, 'uploadSurveyPicture', pictureCall(id, content, use))
  expect(await codeOf(await send(bytes(photo, html), 'photo'))).toBe('survey-picture-refused')
  expect(await codeOf(await send(signature, 'photo'))).toBe('survey-picture-refused')
  expect(await codeOf(await send(new Uint8Array(surveyLimits.signatureBytes + 1), 'signature'))).toBe(
    'attachment-too-large',
  )
  expect(await codeOf(await send(photo, 'photo', zhangWei))).toBe('not-found')
  expect((await app.service.attachments.check()).count).toBe(0)
  expect((await send(photo, 'photo')).status).toBe(200)
  expect((await app.service.attachments.check()).count).toBe(1)
})
