import { monitorEventLoopDelay } from 'node:perf_hooks';

import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';

import { gifOfFrames, jpegClaiming, photo, pngClaiming, unwelcome } from '#libs/testing';

import { acceptImage, IMAGE_CUTS, type ImagePurpose } from './accept-image.js';

const sizes = async (bytes: Buffer, purpose: ImagePurpose): Promise<string[]> =>
  (await acceptImage(bytes, purpose)).derivatives.map(
    ({ name, width, height }) => `${name}:${width}x${height}`,
  );

describe('an accepted image', () => {
  it('is drawn in the sizes of its purpose, never larger than it was unless a square asks for it', async () => {
    const large = await photo('jpeg', { width: 2000, height: 1000 });
    const small = await photo('png', { width: 40, height: 20 });
    expect(await sizes(large, 'avatar')).toEqual(['256:256x256', '96:96x96', '48:48x48']);
    expect(await sizes(small, 'avatar')).toEqual(['256:256x256', '96:96x96', '48:48x48']);
    expect(await sizes(large, 'community-image')).toEqual(['960:960x480', '320:320x160']);
    expect(await sizes(small, 'community-image')).toEqual(['960:40x20', '320:40x20']);
    expect(await sizes(large, 'attachment')).toEqual(['display:1600x800', 'thumb:320x160']);
    expect(await sizes(large, 'crest')).toEqual(['256:256x128', '64:64x32']);
  });

  it('stands upright, whatever its metadata says about turning', async () => {
    const lying = await sharp(await photo('jpeg', { width: 200, height: 100 }))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(await sizes(lying, 'attachment')).toEqual(['display:100x200', 'thumb:100x200']);
  });

  it('keeps its transparency', async () => {
    const background = { r: 0, g: 0, b: 0, alpha: 0 };
    const clear = await sharp({ create: { width: 50, height: 50, channels: 4, background } })
      .png()
      .toBuffer();
    const { derivatives } = await acceptImage(clear, 'attachment');
    const { data } = await sharp(derivatives[0]?.body)
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[3]).toBe(0);
  });

  it('keeps moving as an attachment, and stands still everywhere else', async () => {
    const square = (red: number): Promise<Buffer> =>
      sharp({ create: { width: 700, height: 70, channels: 3, background: { r: red, g: 0, b: 99 } } })
        .png()
        .toBuffer();
    const frames = await Promise.all([0, 120, 255].map(square));
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const attachment = (await acceptImage(gif, 'attachment')).derivatives;
    const counts = await Promise.all(
      attachment.map(async ({ body }) => (await sharp(body).metadata()).pages ?? 1),
    );
    expect(counts).toEqual([3, 1]);
    expect(attachment.map(({ width, height }) => [width, height])).toEqual([
      [640, 64],
      [320, 32],
    ]);
    const avatar = (await acceptImage(gif, 'avatar')).derivatives[0]?.body;
    expect((await sharp(avatar).metadata()).pages ?? 1).toBe(1);
  });

  it('UP12 carries no place, author, profile or embedded thumbnail in any derivative', async () => {
    const secret = await photo('jpeg', { width: 600, height: 400 }, true);
    expect(secret.includes('SECRET-AUTHOR') && secret.includes('SECRET-XMP')).toBe(true);
    for (const purpose of Object.keys(IMAGE_CUTS) as ImagePurpose[]) {
      for (const { body } of (await acceptImage(secret, purpose)).derivatives) {
        const { exif, xmp, icc, iptc } = await sharp(body).metadata();
        expect([exif, xmp, icc, iptc]).toEqual([undefined, undefined, undefined, undefined]);
        expect(body.includes('SECRET')).toBe(false);
      }
    }
  });

  it('UP4 is drawn anew, so that nothing of a second file type inside it survives', async () => {
    const jpeg = Buffer.concat([
      await photo('jpeg', { width: 60, height: 60 }),
      unwelcome['html'] ?? Buffer.alloc(0),
    ]);
    const gif = Buffer.concat([
      gifOfFrames(2),
      Buffer.from('/*'),
      unwelcome['javascript'] ?? Buffer.alloc(0),
    ]);
    for (const polyglot of [jpeg, gif]) {
      const { derivatives } = await acceptImage(polyglot, 'attachment');
      for (const { body, mediaType } of derivatives) {
        expect(mediaType).toBe('image/webp');
        expect(body.subarray(0, 4).toString()).toBe('RIFF');
        expect(body.includes('script') || body.includes('alert')).toBe(false);
      }
    }
  });
});

describe('a refused image', () => {
  it.each([
    ['UP6 a PNG that claims 50,000 × 50,000', pngClaiming(50_000, 50_000)],
    ['UP6 a PNG that claims 1 × 1,000,000,000', pngClaiming(1, 1_000_000_000)],
    ['UP6 a JPEG that claims 65,000 × 65,000', jpegClaiming(65_000, 65_000)],
    ['UP6 a JPEG that claims 1 × 65,000', jpegClaiming(1, 65_000)],
    ['UP6 a GIF of 100,000 frames', gifOfFrames(100_000)],
    ['UP6 a GIF of 501 frames', gifOfFrames(501)],
  ])('%s is 422 within 10 s and 150 MiB, and holds the event loop under 5 s', async (_title, bytes) => {
    const before = process.memoryUsage().rss;
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const started = performance.now();
    await expect(acceptImage(bytes, 'attachment')).rejects.toMatchObject({
      code: expect.stringMatching(/^upload\.image-(too-large|broken)$/),
    });
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(delay.max / 1e6).toBeLessThan(5_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
    delay.disable();
  });

  it('UP6 a JPEG that makes its decoder pass over 36 megapixels fifty times is refused unread', async () => {
    const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0]);
    const bytes = Buffer.concat([
      jpegClaiming(6000, 6000).subarray(0, -2),
      ...Array.from({ length: 50 }, () => scan),
    ]);
    await expect(acceptImage(bytes, 'avatar')).rejects.toMatchObject({ code: 'upload.image-too-large' });
  });

  it.each(Object.keys(unwelcome))('UP3 %s is never opened as an image', async (name) => {
    await expect(acceptImage(unwelcome[name] ?? Buffer.alloc(0), 'avatar')).rejects.toMatchObject({
      code: 'upload.type-not-allowed',
    });
  });

  it('UP3 no other decoder can be reached in this process, not even past our own check', async () => {
    for (const format of ['svg', 'svg document', 'html'] as const) {
      await expect(sharp(unwelcome[format]).metadata()).rejects.toThrow(/unsupported image format/);
    }
  });

  it('is 422 when it is cut off or damaged', async () => {
    const whole = await photo('png', { width: 300, height: 300 });
    const broken = { code: 'upload.image-broken' };
    await expect(acceptImage(whole.subarray(0, whole.length / 2), 'avatar')).rejects.toMatchObject(broken);
    await expect(acceptImage(whole.subarray(0, 20), 'avatar')).rejects.toMatchObject(broken);
  });

  it('is 413 above the operator’s limit of bytes', async () => {
    const bytes = await photo('png', { width: 300, height: 300 });
    await expect(acceptImage(bytes, 'avatar', 1000)).rejects.toMatchObject({ code: 'upload.too-large' });
  });
});

describe('many images at once', () => {
  it('K4 leave the event loop free, and the fifty-third is asked to come back', async () => {
    const bytes = await photo('jpeg', { width: 1500, height: 1500 });
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 1);
    const all = await Promise.allSettled(Array.from({ length: 53 }, () => acceptImage(bytes, 'avatar')));
    clearInterval(turning);
    // Pictures that were redrawn on the loop itself would let it turn once or twice for each.
    expect(turns).toBeGreaterThan(200);
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(52);
    expect(all.at(-1)).toMatchObject({ reason: { code: 'upload.busy' } });
  });
});
